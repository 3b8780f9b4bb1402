// Everything the town answers somebody without an account, at every address that is known: pages and files, in every language.
import { parseHTML } from 'linkedom'
import { partsOf } from '../src/goals/plan/document/testing/read-docx.ts'
import type { Web } from '../src/platform/http/web.ts'
import { type ReadElement, readPdf } from '../src/platform/paper/testing/read-pdf.ts'
import { formats } from '../src/platform/release/open/formats.ts'
import { listReleased } from '../src/platform/release/store.ts'
import { examplePaths } from './browser/example-paths.ts'
import type { Examples } from './browser/fill-examples.ts'
import { routesOf } from './matrix/leaks.ts'
import type { TestTown } from './town.ts'

export interface PublicAnswer {
  status: number
  type: string
  goesTo: string
  body: Buffer
}

const languages = ['da', 'en', 'ar-XB'] as const

/** Files: what no page is shown at, and no link need lead to. */
const files = [
  '/data.jsonld',
  '/data.atom',
  ...['pdf', 'docx', 'json'].flatMap((ending) => [`/plan/2.${ending}`, `/plan/1.${ending}`, `/status/:status.${ending}`]),
  ...['csv', 'xlsx', 'json'].map((ending) => `/efforts/list.${ending}`),
  '/efforts/calendar/nobody.ics',
]
const withoutLanguage = ['/', '/healthz', '/data']
const madeUp = '01890000-0000-7000-8000-000000000000'

/** A visit as anybody; each comes from another address, so that nobody has asked too often. */
export function anybodyAsks(web: Web): (address: string) => Promise<PublicAnswer> {
  let asked = 0
  return async (address) => {
    asked++
    const from = { incoming: { socket: { remoteAddress: `10.${(asked >> 8) & 255}.${asked & 255}.1` } } }
    const answer = await web.request(`http://localhost:3000${address}`, { headers: { host: 'localhost:3000' } }, from)
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      goesTo: answer.headers.get('location') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    }
  }
}

/** Every address there is to ask: the examples of every page, every mounted route, every file of every release, and what the public pages link to. */
export async function publicAddresses(town: TestTown, web: Web, { addressOf }: Examples): Promise<string[]> {
  const paths = [...examplePaths.map(({ path }) => path), ...files]
  const mounted = routesOf(web).filter(({ method, path }) => method === 'GET' && !path.startsWith('/planted/'))
  const everyRoute = mounted.map(({ path }) => path.replace('/:locale', '/da').replace(/:\w+/g, madeUp))
  const inDanish = new Set(
    [...paths.map((path) => addressOf({ path }, 'da')), ...everyRoute.filter((path) => path.startsWith('/da'))].filter(
      (path) => !isByKey(path),
    ),
  )
  const releases = await town.db.transaction({ municipality: 1, account: null, roles: [], purpose: 'test' }, listReleased)
  for (const { table, number } of releases)
    for (const name of [table.dataset, `${table.dataset}/${number}`])
      for (const ending of ['', ...formats.map((format) => `.${format}`)]) inDanish.add(`/da/data/${name}${ending}`)
  await followLinks(anybodyAsks(web), inDanish)
  const inEvery = languages.flatMap((language) =>
    // Files have no language that runs from right to left: there they are the English ones.
    [...inDanish]
      .filter((address) => language !== 'ar-XB' || !isFile(address))
      .map((address) => address.replace(/^\/da(?=[/?]|$)/, `/${language}`)),
  )
  return [...new Set([...withoutLanguage, ...everyRoute.filter((path) => !path.startsWith('/da')), ...inEvery])]
}

/** What opens only with a key that somebody was sent in a letter: an answer to them, and none to the public. */
const isByKey = (path: string): boolean => /\/(handover|places\/follow\/(confirm|stop))\//.test(path)

/** Adds what the pages link to, searches and choices too. A file is only noted: it is to be made for the first time when it is asked for in earnest. */
async function followLinks(ask: (address: string) => Promise<PublicAnswer>, addresses: Set<string>): Promise<void> {
  const kinds = new Map<string, number>()
  for (const address of addresses) {
    if (isFile(address)) continue
    const { type, body } = await ask(address)
    if (!type.startsWith('text/html')) continue
    for (const link of parseHTML(body.toString()).document.querySelectorAll('a[href^="/da"]')) {
      const found = String(link.getAttribute('href')).replace(/#.*/, '')
      const kind = found.replace(/\?.*/, '?').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
      const seen = kinds.get(kind) ?? 0
      // Some of a kind show what all of it hold.
      if (addresses.has(found) || seen >= mostOfAKind) continue
      kinds.set(kind, seen + 1)
      addresses.add(found)
    }
  }
}

const mostOfAKind = 3
export const isFile = (address: string): boolean => /\.\w+$/.test(address.replace(/\?.*/, ''))

/** All that is said in an answer, whatever it is written in. */
export async function wordsIn({ type, body }: PublicAnswer): Promise<string> {
  if (type.startsWith('application/pdf')) return leavesOf((await readPdf(body)).elements).join(' ')
  if (type.startsWith('application/vnd.openxmlformats')) return [...partsOf(body).values()].join(' ')
  return body.toString('utf8')
}

/** The words of each cell, line and paragraph by itself: on the page nothing stands between two figures but room. */
const leavesOf = (elements: ReadElement[]): string[] =>
  elements.flatMap(({ children, words, alt }) => (children.length > 0 ? leavesOf(children) : [words, alt]))
