// Who works with a town's database just now; the last one to leave stops it.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, thisProcess } from '../town-lock.mjs'

type Guest = Parameters<typeof isAlive>[0]

let count = 0

/** One visit of this process. A guest that was killed is recognised by its process being gone. */
export function guests(dataDir: string) {
  const folder = join(dataDir, 'guests')
  const mine = `${process.pid}-${++count}.json`
  return {
    arrive(): void {
      mkdirSync(folder, { recursive: true })
      const draft = join(folder, `${mine}.draft`)
      writeFileSync(draft, JSON.stringify(thisProcess('a guest')))
      renameSync(draft, join(folder, mine)) // whole or not at all: others read it at any moment
    },
    leave(): void {
      rmSync(join(folder, mine), { force: true })
    },
    others(): number {
      return presentIn(folder).filter((name) => name !== mine).length
    },
  }
}

function presentIn(folder: string): string[] {
  return names(folder).filter((name) => {
    if (isPresent(join(folder, name))) return true
    rmSync(join(folder, name), { force: true })
    return false
  })
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return [] // nobody ever came
  }
}

function isPresent(file: string): boolean {
  try {
    return isAlive(JSON.parse(readFileSync(file, 'utf8')) as Guest)
  } catch {
    return false
  }
}
