// What the town does for its log by itself: seal within a second, and sign the newest link into the second place.
import { asSystem } from '../db.ts'
import type { JobKind } from '../jobs.ts'
import { log } from '../log.ts'
import { writeHead } from './head.ts'
import { sealWaiting } from './seal.ts'
import { lastSeal } from './store.ts'

export const sealLog: JobKind = {
  name: 'seal-log',
  everyMs: 400,
  onceMoreAtStop: true,
  run: async ({ municipality }, { db }) => {
    try {
      await sealWaiting(db, municipality)
    } catch (error) {
      // Said every time: while it lasts, entries could be changed unseen.
      log('error', 'the log could not be sealed', { municipality, error: error instanceof Error ? error.message : String(error) })
      throw error
    }
  },
}

const signed = new Map<number, string>()

/** Soon after the log has grown, and at least once a day, into the file of the day: only what came after it could be cut off unseen. */
export const signHead: JobKind = {
  name: 'sign-audit-head',
  everyMs: 10_000,
  onceMoreAtStop: true,
  run: async ({ municipality }, { db, config }) => {
    const link = await db.transaction(asSystem(municipality, 'sign the log'), lastSeal)
    const now = new Date()
    const sign = link && `${now.toISOString().slice(0, 10)} ${link.hash}`
    if (!link || !sign || signed.get(municipality) === sign) return
    await writeHead(config, municipality, link, now)
    signed.set(municipality, sign)
  },
}
