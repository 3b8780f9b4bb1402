// "One door for public figures": counts of people from a file to a public table and back, with the keys alone, without scripts and with them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { readPdf } from '../../src/platform/paper/testing/read-pdf.ts'
import type { Role } from '../../src/platform/roles.ts'
import { withoutChromium } from './browser.ts'
import { pick, press, tabTo, take, type, unfold } from './by-keys.ts'
import { beginJourney, type Journey, shows, wordsOf } from './journey.ts'

/** Three people of the eldest came to Nord; one quarter is not divided by, so that they are a sum too. */
const few = 3
const clubs = { Nord: [[20, 15, 1], [22, 17, 2]], Syd: [[31, 24, 14], [30, 26, 12]], Havn: [[25, 19, 9], [28, 18, 11]] } // biome-ignore format: a table
const ages = ['10-12', '13-15', '16-17']

/** The file somebody brings in; `late` people of Nord were forgotten at first. */
const fileWith = (late = 0): string =>
  [
    'Kvartal;Klub;Alder;Antal',
    ...Object.entries(clubs).flatMap(([club, quarters]) =>
      quarters.flatMap((counts, q) =>
        counts.map((count, age) => `2026K${q + 1};${club};${ages[age]};${count + (club === 'Nord' && q + age === 0 ? late : 0)}`),
      ),
    ),
  ].join('\n')

const table = '/da/data/unge-efter-klub-og-alder'

for (const javaScript of [false, true])
  describe(`the way of a figure ${javaScript ? 'with' : 'without'} scripts`, { skip: withoutChromium }, () => {
    let journey: Journey
    /** Where the base and the refused proposal are, once they are there. */
    let base = ''
    let refused = ''
    before(async () => {
      journey = await beginJourney({ jobs: true })
    })
    after(() => journey?.end())

    const somebody = (role: Role | null, path: string): Promise<Page> => journey.somebody(role, path, { javaScript })

    /** The file is chosen in a window of the machine's own, which no page reaches; up to there the keys lead. */
    async function handIn(page: Page, text: string): Promise<void> {
      await tabTo(page, (on) => on.name === 'file', 'the file')
      await page.locator('input[name=file]').setInputFiles({ name: 'klubber.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
      await press(page, 'Fortsæt')
    }

    /** The page follows the work by itself until there is something to read. */
    const untilItSays = (page: Page, text: string): Promise<void> =>
      page.locator('main').getByText(text, { exact: true }).first().waitFor({ timeout: 60_000 })

    test('an analyst brings counts in from a file', async () => {
      const page = await somebody('analyst', '/da/release')
      await press(page, /optælling ind$/)
      await handIn(page, fileWith())
      await press(page, 'Se, hvad det bliver til')
      await shows(page, 'Filen kan bruges')
      await press(page, 'Fortsæt')
      await type(page, 'title-da', 'Unge i klubberne')
      await type(page, 'counted-da', 'unge, der kom i klubben')
      await type(page, 'description-da', 'Hvor mange unge der kom i klubberne.')
      await type(page, 'origin-da', 'Klubberne talte ved døren.')
      await type(page, 'n-da', 'Alle, der kom mindst én gang.')
      await type(page, 'cannot-da', 'Hvorfor de kom.')
      await press(page, 'Fortsæt')
      await press(page, 'Gem optællingen')
      await shows(page, 'Optællingen er gemt.')
      base = new URL(page.url()).pathname
    })

    test('they propose a table, wait for the attack, read the report and release', async () => {
      const page = await somebody('analyst', base)
      await press(page, 'Foreslå tabeller')
      await type(page, 'title-da-0', 'Unge efter klub og alder')
      await unfold(page, 'På engelsk, og navnet i adressen')
      await type(page, 'dataset-0', 'unge-efter-klub-og-alder')
      await pick(page, 'division-0-0', /^Del ikke/)
      await press(page, 'Foreslå')
      await untilItSays(page, 'Angriberens rapport')
      await shows(page, /Angriberen fandt\s+Intet\./)
      // Whoever may see the counts sees both: what is withheld, and what it is.
      await shows(page, new RegExp(`Nord\\s+16-17\\s+tilbageholdt\\s+${few}\\s+for lille`))
      assert.equal((await page.request.get(table)).status(), 404)
      await press(page, 'Udgiv')
      await shows(page, 'Tabellerne er udgivet.')
    })

    test('a resident reads the table and takes it home, and no small count stands anywhere', async () => {
      const page = await somebody(null, '/da/data')
      await press(page, /^Unge efter klub og alder/)
      await shows(page, /Nord\s+16-17\s+tilbageholdt/)
      const cells = await page.locator('main td, main th').allInnerTexts()
      assert.ok(cells.length > 40 && cells.includes('tilbageholdt'), cells.join(' | '))
      assert.deepEqual(
        cells.filter((cell) => /^[1-4]$/.test(cell.trim())),
        [],
      )

      const csv = (await fetched(page, /CSV/, 'text/csv')).toString('utf8')
      const [heads = [], ...rows]: string[][] = parse(csv, { delimiter: ';', bom: true })
      assert.deepEqual(heads.slice(0, 2), ['Klub', 'Alder'])
      assert.deepEqual(
        rows.filter(([club]) => club === 'Nord').map(([, age, count, why]) => [age, count, why?.split(',')[0]]),
        [
          // Withheld too, or the sum would give the few away.
          ['10-12', '', 'tilbageholdt'],
          ['13-15', '32', ''],
          ['16-17', '', 'tilbageholdt'],
          ['I alt', '77', ''],
        ],
      )
      assert.deepEqual(
        rows.filter(([, , count]) => Number(count) > 0 && Number(count) < 5),
        [],
      )

      const pdf = await readPdf(await fetched(page, /PDF/, 'application/pdf'))
      assert.equal(pdf.info.Title, 'Unge efter klub og alder')
      assert.match(pdf.printed.join(' '), /tilbageholdt/)
      assert.ok(!pdf.printed.includes(String(few)), pdf.printed.join(' | '))
    })

    /** Tabs to the link of a file and asks for it as a browser does when Enter is pressed. */
    async function fetched(page: Page, text: RegExp, mediaType: string): Promise<Buffer> {
      await tabTo(page, (on) => on.tag === 'a' && text.test(on.text), String(text))
      const link = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)
      const answer = await page.request.get(link)
      assert.equal(answer.status(), 200, link)
      assert.ok(answer.headers()['content-type']?.startsWith(mediaType), link)
      return answer.body()
    }

    test('a second table, which held against the first would tell of two people, is refused with the cell named', async () => {
      const page = await somebody('analyst', base)
      await press(page, 'Hent en nyere udgave ind')
      await handIn(page, fileWith(2))
      await take(page, 'mode', 'Brug filens tal overalt')
      await press(page, 'Gem udgaven')
      await press(page, 'Foreslå tabeller')
      await type(page, 'title-da-0', 'Unge efter klub')
      await unfold(page, 'På engelsk, og navnet i adressen')
      await type(page, 'dataset-0', 'unge-efter-klub')
      await pick(page, 'division-0-2', /^Del ikke/)
      await press(page, 'Foreslå')
      await untilItSays(page, 'Kan ikke udgives')
      // The cell, and by how many people it was corrected.
      await shows(page, /^Nord\s+2\s/m)
      assert.equal((await page.request.get('/da/data/unge-efter-klub')).status(), 404)
      refused = new URL(page.url()).pathname
    })

    test('the coordinator sees that it is refused and how much was found, and neither the cell nor a count', async () => {
      const page = await somebody('coordinator', '/da/release')
      await press(page, 'Unge efter klub')
      assert.equal(new URL(page.url()).pathname, refused)
      await shows(page, 'Kan ikke udgives')
      await shows(page, /Angriberen fandt \d+ ting/)
      assert.doesNotMatch(await wordsOf(page), /Nord|for lille|\b79\b/)
    })

    test('the data protection officer takes the first table back, and its address says why', async () => {
      const page = await somebody('data-protection', '/da/release')
      await press(page, 'Unge efter klub og alder')
      await unfold(page, 'Træk en udgivelse tilbage')
      await type(page, 'reason', 'Klubberne har talt forkert.')
      await press(page, 'Træk tilbage')
      await shows(page, 'Udgivelsen er trukket tilbage.')

      const resident = await somebody('resident', '/da')
      for (const path of [table, `${table}/1`]) {
        assert.equal((await resident.goto(path))?.status(), 410, path)
        await shows(resident, 'Klubberne har talt forkert.')
        assert.doesNotMatch(await wordsOf(resident), /Nord/)
      }
      for (const ending of ['csv', 'pdf', 'xlsx', 'json']) assert.equal((await resident.request.get(`${table}/1.${ending}`)).status(), 410)
      for (const path of ['/da/release', base, refused]) assert.equal((await resident.goto(path))?.status(), 404, path)
    })
  })
