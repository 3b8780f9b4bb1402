// What staff do to a report by a form: each refuses what cannot be, or does it whole with its line in the trail and in the log.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { listTeams } from '../../../platform/town/department/store.ts'
import type { Report } from '../model.ts'
import { addQuestion } from './around/store.ts'
import { askForm, choosableFrom, closeForm, kindsBeside, moveForm, sortForm } from './model.ts'
import { moveReport } from './move-report.ts'
import { sortingOf, sortReport } from './sort-report.ts'
import { addEvent, type Doer } from './store.ts'
import { tellFollowers } from './tell.ts'

/** A deed of somebody to a report as it stood when the page was asked for. */
export type Act = (tx: Tx, report: Report, fields: FormFields, by: Doer) => Promise<Result<unknown>>

export const move: Act = async (tx, report, fields, by) => {
  const read = readFields(moveForm, fields)
  if (!read.ok) return read
  const { to } = read.value
  // Closing has a form of its own, and only residents ask to open again.
  if (to === 'closed' || to === 'reopen-asked') return refused('to', 'impossible', to)
  return moveReport(tx, report.id, { ...read.value, by })
}

export const close: Act = async (tx, report, fields, by) => {
  const read = readFields(closeForm, fields)
  return read.ok ? moveReport(tx, report.id, { to: 'closed', ...read.value, by }) : read
}

/** Everybody is told that there is a question, and the report waits for the answer. */
export const ask: Act = async (tx, report, fields, by) => {
  const read = readFields(askForm, fields)
  if (!read.ok) return read
  if (report.state === 'closed' || report.mergedInto) return refused('to', 'impossible', report.state)
  const { question } = read.value
  await addQuestion(tx, report.id, question, by.name)
  await addEvent(tx, report.id, { kind: 'asked', by, words: question })
  await record(tx, { deed: 'asked a question', thing: 'report', thingId: report.id })
  await tellFollowers(tx, [report.id], { key: 'question', unit: '', nextStep: '', answerBy: null, words: question })
  if (choosableFrom(report.state).includes('waiting')) await moveReport(tx, report.id, { to: 'waiting', by, isTold: false })
  return accepted('asked')
}

export const sort: Act = async (tx, report, fields, by) => {
  const read = readFields(sortForm, fields)
  if (!read.ok) return read
  const { kind, team, answerBy, isPublic, revision } = read.value
  const right = kindsBeside(report).find((one) => one === kind)
  if (!right) return refused('kind', 'kind', kind)
  const chosen = team ? (await listTeams(tx)).find(({ id }) => id === team) : null
  if (team && !chosen) return refused('team', 'team', team)
  const before = sortingOf(report)
  const after = { kind: right, team, answerBy, isPublic }
  // What is closed has nobody who works on it, and what is part of another is sorted there.
  const isGoneOn = team !== before.team || answerBy !== before.answerBy
  if (report.mergedInto || (report.state === 'closed' && isGoneOn)) return refused('to', 'impossible', report.state)
  const isStill = revision === report.revision && (await sortReport(tx, report, after, { by, teamName: chosen?.name ?? '' }))
  if (!isStill) return refused('to', 'elsewhere', report.state)
  await record(tx, { deed: 'sorted', thing: 'report', thingId: report.id, detail: { before, after } })
  return accepted('sorted')
}
