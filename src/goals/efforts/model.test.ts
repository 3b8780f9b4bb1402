// What an effort must say, which steps follow which, and what its texts may not hold.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForNext, type Effort, mayFollow, missingBasics, states } from './model.ts'
import { asksForEvaluation, asksForReason, missingFor, openMoves } from './moves/model.ts'
import type { Perspective } from './perspectives/model.ts'
import { isPartnerOf, mayAddPerspective, mayChange, mayConfirm, mayJudge, mayPropose, mayPublishVerdict, mayTakeBack } from './policy.ts'
import { answersTo, missingBeforePublishing, readVerdict } from './verdict/model.ts'

const idea: Effort = {
  id: '',
  name: { da: 'Navn', en: '' },
  what: { da: '', en: '' },
  kind: 'proactive',
  goals: ['safe-town'],
  subGoals: [],
  isWholeTown: false,
  areas: [],
  whereText: '',
  ageGroups: [],
  audiences: [],
  forWhom: '',
  department: null,
  owner: null,
  ownerName: '',
  from: null,
  to: null,
  cost: null,
  funding: '',
  harm: 'little',
  evidence: '',
  evidenceRefs: [],
  organisations: [],
  isPublic: false,
  state: 'idea',
  verdict: null,
  revision: 1,
  madeBy: 'maker',
  changedAt: new Date(0),
}
const whole: Effort = {
  ...idea,
  what: { da: 'Lys', en: '' },
  isWholeTown: true,
  forWhom: 'Naboer',
  department: 'd',
  owner: 'o',
  from: '2027-01-01',
}

test('an idea needs no more than a name; a planned effort says what, where, for whom, who and when', () => {
  assert.deepEqual(missingBasics(idea), ['what', 'where', 'audiences', 'department', 'owner', 'from'])
  assert.deepEqual(missingBasics(whole), [])
  assert.deepEqual(missingFor(idea, 'ended', false), [])
  assert.deepEqual(missingFor(whole, 'planned', false), [])
})

test('only an agreed evaluation opens the step from planned to going', () => {
  const planned: Effort = { ...whole, state: 'planned' }
  assert.deepEqual(missingFor(planned, 'going', false), ['evaluation'])
  assert.deepEqual(missingFor(planned, 'going', true), [])
  assert.deepEqual(missingFor({ ...whole, state: 'paused' }, 'going', false), [])
  assert.equal(asksForEvaluation('paused', 'going'), false)
})

test('no effort goes from idea straight to going, and nothing follows judged', () => {
  assert.equal(mayFollow('idea', 'going'), false)
  assert.ok(states.every((state) => !mayFollow('judged', state)))
  assert.deepEqual(openMoves('planned'), ['going', 'ended', 'idea'])
  assert.deepEqual(openMoves('ended'), [])
})

test('to pause and to end say why', () => {
  assert.ok(asksForReason('going', 'paused') && asksForReason('idea', 'ended') && asksForReason('planned', 'idea'))
  assert.ok(!asksForReason('idea', 'planned') && !asksForReason('paused', 'going'))
})

const someone = (...roles: string[]) => ({ roles, account: 'me', organisation: null })
const mine = { owner: 'me', madeBy: null }
const made = { owner: null, madeBy: 'me' }
const others = { owner: 'other', madeBy: 'other' }

test('who may do what with an effort', () => {
  for (const role of ['professional', 'coordinator', 'leader']) assert.ok(mayPropose(someone(role)), role)
  for (const role of ['resident', 'analyst', 'partner', 'data-protection', 'administrator']) assert.ok(!mayPropose(someone(role)), role)
  assert.ok(mayChange(someone('professional'), mine) && mayChange(someone('professional'), made))
  assert.ok(!mayChange(someone('professional'), others) && !mayChange(someone('resident'), mine) && !mayChange(someone('analyst'), mine))
  assert.ok(mayChange(someone('coordinator'), others) && mayChange(someone('leader'), others))
  assert.ok(mayJudge(someone('analyst'), others) && !mayJudge(someone('professional'), others))
  assert.ok(mayPublishVerdict(someone('leader')) && !mayPublishVerdict(someone('analyst')) && !mayPublishVerdict(someone('professional')))
})

test('a partner speaks and confirms for its own organisation only, and nobody takes back another’s words', () => {
  const partner = { roles: ['partner'], account: 'p', organisation: 'o1' }
  assert.ok(isPartnerOf(partner, { organisations: ['o1'] }) && !isPartnerOf(partner, { organisations: ['o2'] }))
  assert.ok(mayAddPerspective(partner, { organisations: ['o1'] }) && !mayAddPerspective(partner, { organisations: [] }))
  assert.ok(!mayAddPerspective(someone('resident'), { organisations: [] }))
  assert.ok(mayConfirm(partner, { organisation: 'o1' }) && !mayConfirm(partner, { organisation: null }))
  assert.ok(mayTakeBack(someone('leader'), { author: 'me' }) && !mayTakeBack(someone('leader'), { author: 'other' }))
  assert.ok(!mayTakeBack({ ...someone(), account: null }, { author: null }))
})

test('after no effect, harm or cannot tell comes what is tried next', () => {
  const form = { words: 'Vi så ingen forskel.' }
  for (const verdict of ['no-effect', 'harmful', 'cannot-tell'] as const) {
    assert.ok(asksForNext(verdict))
    const read = readVerdict({ ...form, verdict, next: 'kort' })
    assert.ok(!read.ok && read.errors[0]?.field === 'next')
    assert.ok(readVerdict({ ...form, verdict, next: 'Vi prøver med lys.' }).ok)
  }
  for (const verdict of ['worked', 'promising']) assert.ok(readVerdict({ ...form, verdict }).ok)
  assert.ok(!readVerdict({ ...form, verdict: 'fine' }).ok)
})

test('harm is published when it is said how partners were heard, and one has answered or all have had a fortnight', () => {
  const day = (text: string) => new Date(`${text}T12:00:00Z`)
  const harm = { verdict: 'harmful', judgedAt: day('2027-03-01') } as const
  const asked = { answers: 0, canAnswer: true, now: day('2027-03-10') }
  const key = (heard: string, more = {}) => missingBeforePublishing(harm, heard, { ...asked, ...more })[0]?.key
  assert.deepEqual(missingBeforePublishing({ ...harm, verdict: 'worked' }, '', asked), [])
  assert.equal(key('kort', { answers: 2 }), 'heard')
  assert.equal(key('Vi holdt et møde.'), 'nobodyHeard')
  assert.equal(key('Vi holdt et møde.', { answers: 1 }), undefined)
  assert.equal(key('Vi holdt et møde.', { now: day('2027-03-16') }), undefined)
  assert.equal(key('De har ingen konto, så vi ringede.', { canAnswer: false }), undefined)
})

test('only what a partner has said since the verdict is an answer to it', () => {
  const verdict = { judgedAt: new Date('2027-03-01') }
  const said = (organisation: string | null, written: string, takenBackAt: Date | null = null) =>
    ({ organisation, writtenAt: new Date(written), takenBackAt }) as Perspective
  const answer = said('o1', '2027-03-02')
  const others = [said(null, '2027-03-02'), said('o2', '2027-03-02'), said('o1', '2027-02-01'), said('o1', '2027-03-03', new Date())]
  assert.deepEqual(answersTo(verdict, [...others, answer], ['o1']), [answer])
})
