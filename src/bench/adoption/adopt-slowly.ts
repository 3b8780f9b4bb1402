// An adoption that holds its breath before the database may acknowledge it: the moment in which half an adoption would show.
import { setTimeout as pause } from 'node:timers/promises'
import { adoptVersion } from '../../goals/plan/adopt.ts'
import { partsWith } from '../../goals/plan/parts/all.ts'
import type { Tx } from '../../platform/db.ts'

const breathMs = 60
const setting = { town: { name: 'Prøveby', isDemonstration: true }, publicUrl: '', parts: partsWith([]) }
const decision = { on: '2026-01-20', caseNumber: 'Demo-1', minutesAddress: '' }

export async function adoptSlowly(tx: Tx, version: string) {
  const hindrance = await adoptVersion(tx, version, decision, setting, { account: null, name: 'Demo' })
  await pause(breathMs)
  return hindrance
}
