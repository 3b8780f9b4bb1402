// A page that is mounted is looked at in a browser; one without an example fails here, with or without a browser at hand.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { mountedRoutes } from '../src/bench/fuzz/mounted-routes.ts'
import { readConfig } from '../src/platform/config.ts'
import { examplePaths } from './browser/example-paths.ts'

/** What is answered with no page of ours: with figures for a machine, a calendar, or the way to another page. */
const notPages = [
  /^\/healthz$/,
  /^\/$/,
  /\.csv$/,
  /^\/data(\/:dataset)?$/,
  /\/data\.(jsonld|atom)$/,
  /\/list\.(xlsx|json)$/,
  /\/calendar\/:file/,
  /\/was$/,
  /^\/:locale\/sources$/,
  /\/sign-in\/work$/,
  /^\/sign-in\/work\/return$/,
  /\/efforts\/(searches|bulk|bulk\/:id\/undo)$/,
  /^\/(open311|api)\//,
  /^\/poster\/:id$/,
  /\/(faults|answers)\.(atom|geojson)$/,
  /\/report\/map\.json$/,
  /\/pictures\/:picture$/,
  // Ways of a form that lead back to its page when they are opened by themselves.
  /\/follow\/view$/,
  /\/reports\/(views|sorting|bulk|bulk\/ready|bulk\/apply|changes\/:id\/undo)$/,
  /\/reports\/:id\/(ask|close|move|sort|link|split|unlink)$/,
]

const data = mkdtempSync(join(tmpdir(), 'trygby-routes-'))
after(() => rmSync(data, { recursive: true }))
const routes = [
  ...new Set(
    mountedRoutes(readConfig({ TRYGBY_DATA: data }))
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, '')),
  ),
]

/** The route an example is answered by: the first that fits, as the town itself chooses. */
function routeOf(path: string): string | undefined {
  const asked = `/da${path === '/' ? '' : (path.split('?')[0] ?? '')}`
  return routes.find((route) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`).test(asked))
}

test('every page that is mounted has an example, and every example has its page', () => {
  const looked = new Set(examplePaths.map(({ path }) => routeOf(path)))
  const missing = routes.filter((route) => !looked.has(route) && !notPages.some((pattern) => pattern.test(route)))
  assert.deepEqual(missing, [])
  assert.deepEqual(
    examplePaths.filter(({ path, status }) => status !== 404 && !routeOf(path)).map(({ path }) => path),
    [],
  )
})

test('what is said to be no page is still mounted', () => {
  assert.deepEqual(
    notPages.filter((pattern) => !routes.some((route) => pattern.test(route))),
    [],
  )
})
