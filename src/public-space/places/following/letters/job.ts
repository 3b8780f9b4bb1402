// Every morning: whoever follows a place and has not heard for a week is told what was done there, once.
import type { Db } from '../../../../platform/db.ts'
import type { JobKind } from '../../../../platform/jobs.ts'
import { queueMail } from '../../../../platform/mail.ts'
import { townName } from '../../../../platform/town/store.ts'
import { forgetUnconfirmed } from '../store.ts'
import { isNothing, weeklyLetter } from './letter.ts'
import { type DoneThere, type Due, doneThere, dueNow, letterWriter, nobody, takeTurn } from './store.ts'

interface Round {
  db: Db
  municipality: number
  config: { publicUrl: string; secret: string }
  signal?: AbortSignal
  now?: Date
}

/**
 * Writes the letters that are due; returns how many. The turn and the letter are one transaction each, so that a round that was cut off goes
 * on where it stopped and nobody hears the same twice.
 */
export async function tellFollowersOfPlaces({ db, municipality, config, signal, now = new Date() }: Round): Promise<number> {
  const machinery = letterWriter(municipality)
  const { town, due } = await db.transaction(machinery, async (tx) => {
    await forgetUnconfirmed(tx, now)
    return { town: await townName(tx), due: await dueNow(tx, now) }
  })
  const known = new Map<string, Promise<DoneThere>>()
  let letters = 0
  for (const one of due) {
    if (signal?.aborted) return letters
    const done = await remembered(known, one, () => readAsNobody(db, municipality, one, now))
    const isWritten = await db.transaction(machinery, async (tx) => {
      const reader = await takeTurn(tx, one, now)
      if (!reader || isNothing(done)) return false
      await queueMail(tx, weeklyLetter(one, reader, done, { ...config, town }))
      return true
    })
    if (isWritten) letters++
  }
  return letters
}

/** Everybody who follows one place since the same letter reads the same. */
function remembered(
  known: Map<string, Promise<DoneThere>>,
  { street, lat, lon, toldUntil }: Due,
  read: () => Promise<DoneThere>,
): Promise<DoneThere> {
  const key = `${toldUntil.getTime()} ${street} ${lat} ${lon}`
  const found = known.get(key) ?? read()
  known.set(key, found)
  return found
}

const readAsNobody = (db: Db, municipality: number, due: Due, now: Date): Promise<DoneThere> =>
  db.transaction(nobody(municipality), (tx) => doneThere(tx, due, now))

export const placeLetters: JobKind = {
  name: 'place-letters',
  schedule: '0 7 * * *',
  retries: 5,
  run: async ({ municipality, signal }, { db, config }) => {
    await tellFollowersOfPlaces({ db, municipality, config, signal })
  },
}
