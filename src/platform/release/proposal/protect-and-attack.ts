// The work on a proposal: protect each of its tables, attack everything together as somebody outside would, and mend what can be mended.
import { attackTogether } from '../attack/attack.ts'
import { type AttackedTable, type AttackReport, CannotAttack, type Leak } from '../attack/model.ts'
import { further } from './further.ts'
import type { ProposalOutcome, ProposalSummary, ProtectedCut, Refusal, TableCut } from './model.ts'
import { type Counted, protectCut, type Unprotected } from './protect.ts'

export interface GateWork extends Counted {
  cuts: readonly TableCut[]
  /** Everything ever released of the base, withdrawn tables too. */
  released: readonly AttackedTable[]
}

export interface GateResult {
  outcome: ProposalOutcome
  summary: ProposalSummary
}

interface Running {
  signal?: AbortSignal
  onProgress?: (done: number, all: number) => void
}

/** How often more is withheld and everything attacked anew. Each round withholds at least one row more, so that it ends by itself too; what is not mended by then is a cut to be thought over, not one to be hollowed out. */
const mostRounds = 4

/** Heavy: runs in a thread of its own (`in-thread.ts`). Throws `cancelled`, and what is a fault of ours. */
export async function protectAndAttack(work: GateWork, running: Running = {}): Promise<GateResult> {
  const withhold = work.cuts.map(() => new Set<number>())
  let last: { tables: ProtectedCut[]; report: AttackReport } | null = null
  for (let round = 0; round < mostRounds; round++) {
    const tables = await protectAll(work, withhold, running)
    // What cannot be hidden even so is told as what the attacker found before.
    if ('refusal' in tables) return last ? found(work, last.tables, last.report) : unprotected(work, tables, running)
    const report = await attackAll(work, tables, running)
    if ('key' in report) return refusedAs(work, report, null)
    last = { tables, report }
    const more = report.leaks.length === 0 ? 0 : further(report.leaks, tables, withhold)
    if (more === 0) break
  }
  if (!last) throw new Error('Expected a round of protection, but there was none')
  return found(work, last.tables, last.report)
}

/** The tables with most rows first: the coarser ones are mostly sums of theirs, and are protected beside them. */
async function protectAll(work: GateWork, withhold: readonly ReadonlySet<number>[], { signal, onProgress }: Running) {
  const rows = work.cuts.map(({ dimensions }) => dimensions.length)
  const order = [...work.cuts.keys()].sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0) || a - b)
  const said = [...work.released]
  const tables: ProtectedCut[] = []
  for (const [step, place] of order.entries()) {
    const cut = work.cuts[place] as TableCut // places come from the cuts themselves
    const made = await protectCut(work, cut, said, {
      withhold: withhold[place],
      signal,
      onProgress: (done, all) => onProgress?.(step + done / Math.max(1, all), order.length + 1),
    })
    if ('refusal' in made) return made
    tables[place] = made
    said.push({ table: made.table, number: null })
  }
  return tables
}

async function attackAll(
  work: GateWork,
  tables: readonly ProtectedCut[],
  { signal, onProgress }: Running,
): Promise<AttackReport | Refusal> {
  const proposed = tables.map(({ table }): AttackedTable => ({ table, number: null }))
  const steps = tables.length + 1
  try {
    return await attackTogether(
      { released: work.released, proposed, editions: work.editions, least: work.base.least },
      { signal, onProgress: (done, all) => onProgress?.(tables.length + done / Math.max(1, all), steps) },
    )
  } catch (error) {
    if (!(error instanceof CannotAttack) || error.key !== 'too-large') throw error
    return { key: 'too-large', dataset: error.dataset, dimension: error.dimension, came: '' }
  }
}

function found(work: GateWork, tables: readonly ProtectedCut[], report: AttackReport): GateResult {
  const leaks = report.found
  const first = report.leaks[0]?.cells.find(({ number }) => number === null)?.dataset ?? work.cuts[0]?.dataset ?? ''
  return {
    outcome: { tables: tables.map(({ table }) => table), protection: tables.map(({ protection }) => protection), report },
    summary: {
      costs: tables.map(({ cost }) => cost),
      leaks,
      releases: work.released.length,
      refusal: leaks === 0 ? null : { key: 'leaks', dataset: first, dimension: null, came: String(leaks) },
    },
  }
}

/** What stands in earlier releases may be why nothing can be hidden: they are attacked by themselves, so that their cells are named. */
async function unprotected(work: GateWork, { refusal, leak }: Unprotected, running: Running): Promise<GateResult> {
  const refused = refusedAs(work, refusal, leak)
  const earlier = refusal.key === 'shown-earlier' && !leak ? await attackAll(work, [], running) : null
  if (!earlier || 'key' in earlier) return refused
  return { outcome: { ...refused.outcome, report: earlier }, summary: { ...refused.summary, leaks: earlier.found } }
}

/** Nothing was attacked: there is only the cell that could not be hidden, if one can be named. */
export function refusedAs({ released, base }: Pick<GateWork, 'released' | 'base'>, refusal: Refusal, leak: Leak | null): GateResult {
  const leaks = leak ? [leak] : []
  const report: AttackReport = { leaks, found: leaks.length, releases: released.length, sums: 0, parts: 0, withheld: 0, least: base.least }
  return {
    outcome: { tables: [], protection: [], report },
    summary: { costs: [], leaks: leaks.length, releases: released.length, refusal },
  }
}
