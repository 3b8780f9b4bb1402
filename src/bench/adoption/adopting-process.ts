// An adoption in a process of its own, to be killed: waits for the version it is told, and says when it has begun and when the database has acknowledged it.
import { once } from 'node:events'
import { asSystem, openDb } from '../../platform/db.ts'
import { adoptSlowly } from './adopt-slowly.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const [version] = await once(process.stdin.setEncoding('utf8'), 'data')
const db = openDb(process.env.APP_URL ?? '', { connections: 1 })
const hindrance = await db.transaction(asSystem(1, 'adoption under kills'), (tx) => {
  say('began')
  return adoptSlowly(tx, String(version).trim())
})
say(hindrance ? `hindered ${hindrance.kind}` : 'done')
await db.close()
process.exit(0)
