// The agree bench: how long a town with ten thousand efforts lets people wait for its lists and its plan.
import { type ManyEffortsTown, startManyEffortsTown } from './many-efforts-town.ts'

export interface Waiting {
  who: string
  path: string
  /** Milliseconds until the whole page was there. */
  p50: number
  p95: number
  p99: number
  /** Size of the page in kilobytes, before it is packed. */
  kilobytes: number
}

const forEverybody = [
  '/efforts',
  '/efforts?words=lektie',
  '/efforts?goal=new-generations&age=13-17',
  '/efforts?verdict=worked',
  '/efforts?page=90',
  '/plan',
  '/plan/1',
  '/plan/200/changes',
  '/status',
  '/consultations/:draft',
]
const forColleagues = [
  ...forEverybody,
  '/efforts?sort=name',
  '/efforts?sort=-verdict-on',
  '/efforts?evaluation=none',
  '/efforts?evaluation=due&sort=verdict-on',
  '/efforts?words=mentor+OR+fodbold&state=current&sort=-from',
  '/efforts/coverage',
  '/plans',
  '/plans/:draft',
  '/plans/:draft/preview',
]

/** Asks every page so many times, one after the other; `say` hears of each as it is measured. */
export async function agreeBench(
  { times, ...size }: { times: number; efforts: number; versions: number },
  say: (waiting: Waiting) => void,
): Promise<Waiting[]> {
  const town = await startManyEffortsTown(size)
  try {
    const asked = [
      ...forEverybody.map((path) => ({ who: 'nobody', path })),
      ...forEverybody.map((path) => ({ who: 'resident', path })),
      ...forColleagues.map((path) => ({ who: 'coordinator', path })),
    ]
    const all: Waiting[] = []
    for (const one of asked) {
      const waiting = await measure(town, one, times)
      say(waiting)
      all.push(waiting)
    }
    return all
  } finally {
    await town.end()
  }
}

async function measure(
  { origin, cookies, draft }: ManyEffortsTown,
  { who, path }: { who: string; path: string },
  times: number,
): Promise<Waiting> {
  const cookie = cookies.get(who)
  const waited: number[] = []
  let size = 0
  // The first few are not counted: they meet a town that has just been started.
  for (let turn = -5; turn < times; turn++) {
    const began = performance.now()
    const answer = await fetch(`${origin}/da${path.replace(':draft', draft)}`, { headers: cookie ? { cookie } : {} })
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} as ${who} was answered with ${answer.status}`)
    if (turn >= 0) waited.push(performance.now() - began)
    size = Buffer.byteLength(page)
  }
  const sorted = waited.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { who, path, p50: at(0.5), p95: at(0.95), p99: at(0.99), kilobytes: size / 1024 }
}
