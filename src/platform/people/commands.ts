// People on the command line: the first administrator's invitation, the list, and shutting somebody out at once.
import { record } from '../audit.ts'
import { type Command, type CommandContext, readOptions } from '../command.ts'
import { asSystem, type Tx } from '../db.ts'
import { readFields } from '../result.ts'
import { endSessions } from '../session.ts'
import { allTowns } from '../town/store.ts'
import { invitationLink, makeInvited } from './accounts/invite.ts'
import { type AccountForm, givenRoles, invitationForm } from './accounts/model.ts'
import { accountByEmail, allAccounts, setRoles, setStatus } from './accounts/store.ts'

const inTown = <T>({ db, municipality }: CommandContext, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(asSystem(municipality, 'command line'), deed)

const expected: Record<string, string> = {
  name: '--name: the name of the person, at most 120 characters',
  email: '--email: an address like name@example.com',
  roles: `--role: one or more of ${givenRoles.filter((role) => role !== 'partner').join(', ')}, with commas between`,
  organisation: '--role: partners are invited on the page People, where their organisation is chosen',
  locale: '--language: da or en',
}

/** Prints the link instead of sending it: the first administrator of a town has nobody to be invited by. */
async function invite(args: string[], at: CommandContext): Promise<number> {
  const { options } = readOptions(args)
  const roles = (options.role ?? '')
    .split(',')
    .map((role) => role.trim())
    .filter(Boolean)
  const form = readFields(invitationForm, {
    name: options.name ?? '',
    email: options.email ?? '',
    roles,
    organisation: '',
    locale: options.language ?? 'da',
  })
  if (!form.ok) {
    for (const { field, came } of form.errors)
      at.print(`Expected ${expected[field.split('.')[0] ?? ''] ?? field}${came ? `; came "${came}"` : ''}.`)
    return 1
  }
  const link = await inTown(at, (tx) => inviteByLink(tx, form.value, at))
  at.print(
    link
      ? `One-time link for ${form.value.name}, good for 24 hours:\n${link}`
      : `The account of ${form.value.email} is closed. Open it on the page People first.`,
  )
  return link ? 0 : 1
}

/** Somebody who is known already gets the roles besides those they have, and a new link. */
async function inviteByLink(tx: Tx, form: AccountForm, at: CommandContext): Promise<string | null> {
  const known = await accountByEmail(tx, form.email)
  if (known && known.status !== 'active') return null
  const id = known?.id ?? (await makeInvited(tx, form))
  if (known) {
    const { given } = await setRoles(tx, id, [...new Set([...known.roles.filter((role) => role !== 'resident'), ...form.roles])])
    await record(tx, { deed: 'invited', thing: 'account', thingId: id, detail: { given } })
  }
  const town = (await allTowns(tx)).find(({ municipality }) => municipality === at.municipality)
  return invitationLink(tx, { id, email: form.email, locale: form.locale }, { town: town?.name ?? '', publicUrl: at.config.publicUrl })
}

async function list(_: string[], at: CommandContext): Promise<number> {
  const accounts = await inTown(at, async (tx) => {
    await record(tx, { deed: 'listed', thing: 'accounts', thingId: 'all' })
    return allAccounts(tx)
  })
  for (const { email, name, status, roles, organisationName } of accounts)
    at.print([email ?? '-', name, status, roles.join(',') || '-', organisationName ?? '-'].join('\t'))
  at.print(`${accounts.length} ${accounts.length === 1 ? 'account' : 'accounts'}`)
  return 0
}

async function disable(args: string[], at: CommandContext): Promise<number> {
  const { options, words } = readOptions(args)
  const email = (options.email ?? words[0] ?? '').trim().toLowerCase()
  const found = await inTown(at, async (tx) => {
    const account = await accountByEmail(tx, email)
    if (!account) return false
    await setStatus(tx, account.id, 'disabled')
    await endSessions(tx, account.id)
    await record(tx, { deed: 'disabled', thing: 'account', thingId: account.id })
    return true
  })
  at.print(
    found ? `${email} can no longer sign in, and is signed out everywhere.` : `No account has the address "${email}". The list: user list`,
  )
  return found ? 0 : 1
}

export const commands: Command[] = [
  {
    name: 'user invite',
    usage: '--email <address> --name <name> --role <role> [--language da|en]   a one-time link for a new person',
    run: invite,
  },
  { name: 'user list', usage: 'everybody with an account', run: list },
  { name: 'user disable', usage: '--email <address>   shuts somebody out at once', run: disable },
]
