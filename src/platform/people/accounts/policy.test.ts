import assert from 'node:assert/strict'
import test from 'node:test'
import { roles } from '../../roles.ts'
import { mayManageOrganisations, maySeeOrganisation } from '../organisations/policy.ts'
import { type Asker, accountForm, givenRoles, groupOf, invitationForm, needsSecondFactor } from './model.ts'
import { mayChangeRoles, mayDisable, mayEndSession, mayLetLeave, mayManageAccounts, mayResetSecondFactor } from './policy.ts'

const as = (...held: string[]): Asker => ({ account: 'me', roles: held, organisation: held.includes('partner') ? 'ours' : null })
const nobody: Asker = { account: null, roles: [], organisation: null }
const me = { id: 'me' }
const other = { id: 'other' }

/** Who may do the deed: exactly these roles, and everybody else not. */
const deeds: [deed: string, may: (asker: Asker) => boolean, allowed: string[]][] = [
  ['manage accounts', (a) => mayManageAccounts(a), ['administrator']],
  ['change roles of others', (a) => mayChangeRoles(a, other), ['administrator']],
  ['change own roles', (a) => mayChangeRoles(a, me), []],
  ['disable others', (a) => mayDisable(a, other), ['administrator']],
  ['disable themselves', (a) => mayDisable(a, me), []],
  ['reset the second factor of others', (a) => mayResetSecondFactor(a, other), ['administrator']],
  ['reset their own second factor', (a) => mayResetSecondFactor(a, me), []],
  ['let others leave', (a) => mayLetLeave(a, other), ['administrator']],
  ['leave', (a) => mayLetLeave(a, me), [...roles]],
  ['end sessions of others', (a) => mayEndSession(a, other), ['administrator']],
  ['end their own sessions', (a) => mayEndSession(a, me), [...roles]],
  ['manage partners', (a) => mayManageOrganisations(a), ['administrator']],
  [
    'see another partner',
    (a) => maySeeOrganisation(a, { id: 'theirs' }),
    ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator'],
  ],
  [
    'see their own organisation',
    (a) => maySeeOrganisation(a, { id: 'ours' }),
    ['professional', 'coordinator', 'analyst', 'leader', 'partner', 'data-protection', 'administrator'],
  ],
]

for (const [deed, may, allowed] of deeds)
  test(`who may ${deed}: ${allowed.join(', ') || 'nobody'}`, () => {
    assert.deepEqual(
      roles.filter((role) => may(as(role))),
      roles.filter((role) => allowed.includes(role)),
    )
    assert.equal(may(nobody), false)
  })

test('every role but resident is given by an administrator', () => {
  assert.deepEqual([...givenRoles].sort(), roles.filter((role) => role !== 'resident').sort())
})

test('residents come in by their link alone, everybody else shows a second factor', () => {
  assert.deepEqual(
    roles.filter((role) => needsSecondFactor([role])),
    roles.filter((role) => role !== 'resident'),
  )
})

test('people are listed where they belong', () => {
  assert.equal(groupOf({ status: 'active', roles: ['resident'] }), 'residents')
  assert.equal(groupOf({ status: 'active', roles: ['partner'] }), 'partners')
  assert.equal(groupOf({ status: 'active', roles: ['leader', 'analyst'] }), 'staff')
  assert.equal(groupOf({ status: 'disabled', roles: ['leader'] }), 'ended')
})

const form = { name: ' Anna  Ås ', email: ' Anna@Eksempel.DK ', roles: 'leader', organisation: '', locale: 'da' }
const wrong = (fields: object, schema: typeof accountForm = accountForm) => {
  const read = schema.safeParse({ ...form, ...fields })
  // The first complaint of a field is the one that is shown.
  return read.success
    ? []
    : [...new Map(read.error.issues.toReversed().map(({ path, message }) => [path.join('.'), `${path.join('.')} ${message}`])).values()]
}

test('a form becomes an account: spaces and capitals put right', () => {
  assert.deepEqual(accountForm.parse(form), {
    name: 'Anna Ås',
    email: 'anna@eksempel.dk',
    roles: ['leader'],
    organisation: null,
    locale: 'da',
  })
})

test('what cannot be an account says which field and why', () => {
  const organisation = '01890000-0000-7000-8000-000000000000'
  const cases: [object, string[]][] = [
    [{ name: '' }, ['name nameMissing']],
    [{ name: '<b>' }, ['name name']],
    [{ name: 'x'.repeat(121) }, ['name name']],
    [{ email: '' }, ['email emailMissing']],
    [{ email: 'anna' }, ['email email']],
    [{ email: 'anna@a' }, ['email email']],
    [{ email: 'a b@c.dk' }, ['email email']],
    [{ email: ['a@b.dk', 'c@d.dk'] }, ['email email']],
    [{ roles: ['king'] }, ['roles roles']],
    [{ roles: ['partner'] }, ['organisation partnerWhere']],
    [{ roles: ['partner', 'leader'], organisation }, ['roles partnerAlone']],
    [{ roles: ['leader'], organisation }, ['organisation staffNowhere']],
    [{ roles: ['partner'], organisation }, []],
    [{ organisation: 'x' }, ['organisation organisation']],
    [{ locale: 'xx' }, ['locale locale']],
  ]
  for (const [fields, expected] of cases) assert.deepEqual(wrong(fields), expected, JSON.stringify(fields))
  assert.equal(invitationForm.safeParse({ ...form, roles: [] }).success, false)
})
