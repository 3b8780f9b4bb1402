// A fault that another system reports, read once: what the standard lets it say, less everything about people.
import { createHash } from 'node:crypto'
import { dayOf, isDay, todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { FaultKind } from '../../open/model.ts'
import type { Told } from '../../reports/model.ts'
import type { Asked } from '../answers/answer.ts'
import { Problem, readMoment } from '../answers/model.ts'
import { attributes, isService, mostLetters } from './model.ts'

export type ToldWithoutPlace = Omit<Told, 'place'>

/** Names, telephone numbers, devices, accounts and addresses of pictures are never read; a picture is never fetched. */
export function readRequest(asked: Asked, draft: string): ToldWithoutPlace & { email: string | null } {
  const said = attributesIn(asked)
  return {
    draft,
    door: 'fault',
    kind: kindIn(asked),
    channel: 'open311',
    happenedOn: dayIn(asked),
    times: said.times,
    weekdays: '',
    howOften: said.how_often ?? '',
    consequences: said.consequences,
    words: wordsIn(asked),
    email: emailIn(asked),
  }
}

function kindIn({ one }: Asked): FaultKind {
  const code = one('service_code')
  if (code === '') throw new Problem(400, 'service_code was not provided.')
  if (!isService(code)) throw new Problem(404, 'service_code provided was not found.')
  return code
}

/** `attribute[times]` and `attribute[times][]` are the same field. */
function attributesIn({ fields }: Asked) {
  const sent = (code: string) => fields[`attribute[${code}]`] ?? fields[`attribute[${code}][]`]
  const read = attributes.safeParse({ times: sent('times'), consequences: sent('consequences'), how_often: sent('how_often') || undefined })
  if (!read.success)
    throw new Problem(400, `attribute[${String(read.error.issues[0]?.path[0] ?? '')}] must be one of the values of the service.`)
  return read.data
}

function dayIn({ one }: Asked): string | null {
  const sent = one('attribute[happened_on]')
  if (sent === '') return null
  const moment = isDay(sent) ? new Date(`${sent}T12:00:00Z`) : readMoment(sent)
  if (!moment) throw new Problem(400, 'attribute[happened_on] must be a day or a moment with its offset (W3C).')
  const day = isDay(sent) ? dayOf(moment) : todayInTown(moment)
  if (day > todayInTown()) throw new Problem(400, 'attribute[happened_on] is a day that has not come yet.')
  return day
}

function wordsIn({ one }: Asked): string {
  const words = one('description')
  if (words.length > mostLetters) throw new Problem(400, `description may hold ${mostLetters} letters; ${words.length} were sent.`)
  return words
}

function emailIn({ one }: Asked): string | null {
  const email = one('email')
  if (email === '') return null
  if (email.length > 254 || !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}$/.test(email)) throw new Problem(400, 'email is no address.')
  return email
}

/** The same key of a system with the same idempotency key makes one report. Without one, each request is a new report. */
export const draftOf = (key: string, idempotencyKey: string): string =>
  idempotencyKey === '' ? newId() : createHash('sha256').update(`${key} ${idempotencyKey}`).digest('base64url')
