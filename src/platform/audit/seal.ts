// The one sealer of a town: gives every waiting entry its place in the chain, so that writers never wait for each other.
import { asSystem, type Db, type Tx } from '../db.ts'
import { allTowns } from '../town/store.ts'
import { beginning, linkHash } from './chain.ts'
import { addSeals, becomeSealer, lastSeal, type Seal, waitingEntries } from './store.ts'

const batch = 1000

/** Seals what waits. Returns how many entries were sealed; 0 also when another process is the sealer now. */
export async function sealWaiting(db: Db, municipality: number): Promise<number> {
  let sealed = 0
  for (;;) {
    const n = await db.transaction(asSystem(municipality, 'seal the log'), sealBatch)
    sealed += n
    if (n < batch) return sealed
  }
}

/** Seals what waits in every town, for a process that has done its work and ends. */
export async function sealEveryTown(db: Db): Promise<void> {
  const towns = await db.transaction({ municipality: 0, account: null, roles: [], purpose: 'list towns' }, allTowns)
  for (const { municipality } of towns) await sealWaiting(db, municipality)
}

async function sealBatch(tx: Tx): Promise<number> {
  if (!(await becomeSealer(tx))) return 0
  const entries = await waitingEntries(tx, batch)
  if (entries.length === 0) return 0
  const last = await lastSeal(tx)
  let number = last?.number ?? 0
  let previous = last?.hash ?? beginning
  const seals: Seal[] = entries.map((entry) => {
    number++
    const seal = { number, entry: entry.id, previous, hash: linkHash(previous, number, entry) }
    previous = seal.hash
    return seal
  })
  await addSeals(tx, seals)
  return seals.length
}
