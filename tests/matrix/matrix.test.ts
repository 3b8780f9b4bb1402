// Every route, every role, own and other town: nothing opens for the wrong person, and the matrix sees it when something does.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mountTown } from '../../src/app.ts'
import { sql } from '../../src/platform/db.ts'
import { newTownWeb } from '../../src/platform/http/serve.ts'
import type { Web } from '../../src/platform/http/web.ts'
import { roles } from '../../src/platform/roles.ts'
import { matrix, routesOf } from './leaks.ts'
import { readings } from './readings.ts'
import { type TwoTowns, twoTowns } from './two-towns.ts'

let towns: TwoTowns
before(async () => {
  towns = await twoTowns()
})
after(() => towns.close())

const web = (more: (pages: Web) => void = () => {}) =>
  newTownWeb(towns.town.platform, (pages) => {
    more(pages)
    mountTown(pages)
  })

test('nobody gets at what is not theirs, in their own town or the neighbour’s', async () => {
  const { asked, leaks } = await matrix(web(), towns)
  assert.deepEqual(leaks, [])
  assert.ok(asked > routesOf(web()).length * (roles.length + 1) * 2, `only ${asked} requests were made`)
})

test('the neighbour’s counts, proposals and reports carry the mark, so that they would be seen', async () => {
  const marked = await towns.markedTables()
  for (const table of ['count_base', 'count_edition', 'count_draft', 'release_proposal', 'release_outcome', 'release', 'snap_set'])
    assert.ok(marked.includes(`platform.${table}`), table)
})

test('the database is asked as a role that owns nothing and cannot pass by the rules', async () => {
  const { rows } = await towns.town.as('system', (tx) =>
    sql<{ super: boolean; bypass: boolean; owned: number }>`select rolsuper as super, rolbypassrls as bypass,
      (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user`.execute(tx),
  )
  assert.deepEqual(rows, [{ super: false, bypass: false, owned: 0 }])
})

const at = '/:locale{(?:da|en|ar-XB)}'
const planted: [what: string, route: string, plant: (pages: Web, path: string) => void, seen: RegExp][] = [
  [
    'a page that forgets to ask who one is',
    '/people',
    (pages, path) => pages.get(path, (c) => c.text('everybody')),
    /GET \/da\/people opens for resident/,
  ],
  [
    'a change that forgets to ask who one is',
    '/setup/contact',
    (pages, path) =>
      pages.post(path, async (c) => {
        await c.var.workAsSystem((tx) => sql`update platform.town_contact set phone = '1' where municipality = 1`.execute(tx), 'test')
        return c.text('done')
      }),
    /platform\.town_contact of town 1 was changed/,
  ],
  [
    'a page that looks in every town',
    '/setup/areas/:id',
    (pages, path) =>
      pages.get(path, async (c) => {
        const { rows } = await c.var.platform.db.transaction({ municipality: 2, account: null, roles: ['system'], purpose: 'test' }, (tx) =>
          sql<{ name: string }>`select name from platform.area`.execute(tx),
        )
        return c.text(rows.map(({ name }) => name).join())
      }),
    /shows resident the neighbour's/,
  ],
  ['an address nobody has spoken of', '/new-room', (pages, path) => pages.get(path, (c) => c.text('hello')), /Nobody has said/],
]

for (const [what, route, plant, seen] of planted)
  test(`${what} is found`, async () => {
    const found = await matrix(
      web((pages) => plant(pages, at + route)),
      towns,
      ({ path }) => path === `/:locale${route}`,
    ).then(
      ({ leaks }) => leaks.join('\n'),
      (error: Error) => error.message,
    )
    assert.match(found, seen)
  })

test('whoever reads about a person leaves one line in the log', async () => {
  const { shown, unlogged } = await readings(web(), towns)
  assert.deepEqual(unlogged, [])
  assert.deepEqual(shown, [
    '/audit',
    '/audit.csv',
    '/efforts/:id/actions/:action',
    '/efforts/:id/actions/new',
    '/efforts/:id/edit',
    '/efforts/new',
    '/handovers/:id',
    '/organisations/:id',
    '/people',
    '/people/:id',
    '/people/:id/leave',
    '/people/list.csv',
    '/phenomena',
    '/phenomena/:id',
    '/phenomena/:id/edit',
    '/release',
    '/release/datasets/:dataset',
    '/reports/:id',
    '/reports/words',
    '/setup/languages',
    '/setup/languages/:code',
  ])
})

test('a page that shows a person and writes nothing down is found', async () => {
  const plant = (pages: Web) =>
    pages.get(`${at}/people/roll`, async (c) => {
      const { rows } = await c.var.work((tx) => sql<{ name: string }>`select name from platform.account`.execute(tx))
      return c.text(rows.map(({ name }) => name).join())
    })
  const { unlogged } = await readings(web(plant), towns, ({ path }) => path === '/:locale/people/roll')
  assert.deepEqual(unlogged, ['/:locale/people/roll shows administrator something personal and leaves 0 lines in the log'])
})
