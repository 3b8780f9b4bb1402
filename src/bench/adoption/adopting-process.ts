// An adoption in a process of its own, to be killed: says when it is ready, when it has begun, and when the database has acknowledged it.
import { setTimeout as pause } from 'node:timers/promises'
import { adoptVersion } from '../../goals/plan/adopt.ts'
import { partsWith } from '../../goals/plan/parts/all.ts'
import { asSystem, openDb } from '../../platform/db.ts'

const { APP_URL = '', VERSION = '', BREATH = '0' } = process.env
const db = openDb(APP_URL, { connections: 1 })
const say = (line: string) => void process.stdout.write(`${line}\n`)
const town = { name: 'Prøveby', isDemonstration: true }
const adoption = { on: '2026-01-20', caseNumber: 'Demo-1', minutesAddress: '' }

say('ready')
const hindrance = await db.transaction(asSystem(1, 'adoption under kills'), async (tx) => {
  say('began')
  const found = await adoptVersion(tx, VERSION, adoption, { town, publicUrl: '', parts: partsWith([]) }, { account: null, name: 'Demo' })
  // Everything is written and nothing acknowledged: the moment in which half an adoption would show.
  await pause(Number(BREATH))
  return found
})
say(hindrance ? `hindered ${hindrance.kind}` : 'done')
await db.close()
