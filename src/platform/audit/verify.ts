// Goes through the whole chain and says what does not fit: an entry changed, removed, moved, slipped in, or the end cut off.
import type { KeyObject } from 'node:crypto'
import { asSystem, type Db, type Tx } from '../db.ts'
import { beginning, linkHash } from './chain.ts'
import { type HeadPlaces, publicKeyOf, readHeads } from './head.ts'
import { lastSeal, linksAfter, overdueEntries } from './store.ts'

export type Finding =
  | { kind: 'changed' | 'removed' | 'out-of-place' | 'gap'; number: number; entry: string }
  | { kind: 'unsealed'; entry: string; at: Date }
  | { kind: 'cut-off' | 'rewritten'; number: number; file: string }
  | { kind: 'false-head'; file: string }

export interface Verdict {
  /** Links gone through. */
  links: number
  /** Signed heads compared with the chain. */
  heads: number
  /** The newest number a genuine head vouches for; 0 when there is none. */
  vouchedFor: number
  findings: Finding[]
}

const batch = 5000
const timeToSealSeconds = 60

/** `keys` are the public keys one trusts; without them, the one that belongs to the town's secret. */
export async function verifyLog(
  db: Db,
  municipality: number,
  places: HeadPlaces,
  keys: KeyObject[] = [publicKeyOf(places.secret)],
): Promise<Verdict> {
  const heads = await readHeads(places.auditHeadDir, municipality, keys)
  const wanted = new Map(heads.flatMap(({ head, isGenuine }) => (head && isGenuine ? [[head.number, '']] : [])) as [number, string][])
  return db.transaction(asSystem(municipality, 'verify the log'), async (tx) => {
    const { links, findings } = await walkChain(tx, wanted)
    for (const { file, head, isGenuine } of heads) {
      if (!head || !isGenuine) findings.push({ kind: 'false-head', file })
      else if (wanted.get(head.number) === '') findings.push({ kind: 'cut-off', number: head.number, file })
      else if (wanted.get(head.number) !== head.hash) findings.push({ kind: 'rewritten', number: head.number, file })
    }
    for (const { id, at } of await overdueEntries(tx, timeToSealSeconds)) findings.push({ kind: 'unsealed', entry: id, at })
    return { links, heads: heads.length, vouchedFor: Math.max(0, ...wanted.keys()), findings }
  })
}

/** Recomputes every link up to the newest one of this moment, and notes the hash at each number a head speaks of. */
async function walkChain(tx: Tx, wanted: Map<number, string>): Promise<{ links: number; findings: Finding[] }> {
  const findings: Finding[] = []
  const end = (await lastSeal(tx))?.number ?? 0
  let links = 0
  let number = 0
  let previous = beginning
  while (number < end) {
    const found = await linksAfter(tx, number, Math.min(batch, end - number))
    if (found.length === 0) break
    for (const link of found) {
      if (link.number !== number + 1) findings.push({ kind: 'gap', number: number + 1, entry: link.entry })
      if (link.previous !== previous) findings.push({ kind: 'out-of-place', number: link.number, entry: link.entry })
      if (!link.content) findings.push({ kind: 'removed', number: link.number, entry: link.entry })
      else if (linkHash(link.previous, link.number, link.content) !== link.hash)
        findings.push({ kind: 'changed', number: link.number, entry: link.entry })
      if (wanted.has(link.number)) wanted.set(link.number, link.hash)
      links++
      number = link.number
      previous = link.hash
    }
  }
  return { links, findings }
}
