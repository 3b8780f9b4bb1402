// "The municipality agrees": from a goal to an adopted plan, without scripts and with the keys alone; and nobody's text is lost on the way.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { oneEffort } from '../../src/goals/efforts/testing/one-effort.ts'
import { giveStartingIndicators } from '../../src/goals/indicators/starting-set.ts'
import { giveStartingLegalBases } from '../../src/goals/plan/legal-basis/starting-set.ts'
import { sql } from '../../src/platform/db.ts'
import { daysAfter, todayInTown } from '../../src/platform/form/model.ts'
import { readPdf } from '../../src/platform/paper/testing/read-pdf.ts'
import { fillPeople } from '../../src/platform/people/demo.ts'
import { fillTown } from '../../src/platform/town/demo.ts'
import type { TestTown } from '../town.ts'
import { askedPartner } from '../work-under-way.ts'
import { withoutChromium } from './browser.ts'
import { pick, press, tabTo, take, tick, type, typeAtEnd, typeDay } from './by-keys.ts'
import { beginJourney, type Journey, shows } from './journey.ts'

let journey: Journey
/** An idea nobody has agreed to. */
let idea: string
const today = todayInTown()

before(async () => {
  if (!withoutChromium) journey = await beginJourney({}, fill)
})
after(() => journey?.end())

async function fill(town: TestTown): Promise<void> {
  const partner = await town.accountOf('partner')
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await giveStartingIndicators(tx)
    await giveStartingLegalBases(tx)
    idea = await oneEffort(tx, 'En idé om natten', { isPublic: true })
    await sql`update platform.account set organisation = (select id from platform.organisation where municipality = 1 and name = ${askedPartner})
      where municipality = 1 and id = ${partner}`.execute(tx)
  })
}

const somebody: Journey['somebody'] = (...asked) => journey.somebody(...asked)

/** The draft the coordinator writes, once it is begun. */
let draft = ''

test('a coordinator words a goal, and everybody reads it', { skip: withoutChromium }, async () => {
  const page = await somebody('coordinator', '/da/goals/safe-town')
  await press(page, 'Skriv målet med egne ord')
  await type(page, 'titleDa', 'En by, hvor naboer hilser')
  await type(page, 'textDa', 'Alle, der bor her eller er på besøg, kan gå hjem om aftenen.')
  await press(page, 'Gem')
  await shows(await somebody(null, '/da/goals'), 'En by, hvor naboer hilser')
})

test('they adopt an indicator of the starting set and enter its first figure', { skip: withoutChromium }, async () => {
  const page = await somebody('coordinator', '/da/indicators?state=proposed')
  await press(page, /^Vedtag\s*: Trygge, hvor de bor$/)
  await page.goto('/da/indicators/trygge-hvor-de-bor')
  await press(page, 'Skriv et tal ind')
  await type(page, 'period', '2025')
  await type(page, 'value', '81,5')
  await type(page, 'lower', '79')
  await type(page, 'upper', '84')
  await type(page, 'n', '1200')
  await press(page, 'Gem tallet')
  await shows(page, '81,5')
})

test('they make an effort, agree how it is judged before it begins, and set it going', { skip: withoutChromium }, async () => {
  const page = await somebody('coordinator', '/da/efforts/new')
  await type(page, 'name', 'Aftenture på stien')
  await type(page, 'what', 'Naboer går en tur sammen hver torsdag aften.')
  await take(page, 'kind', 'Det offentlige rum')
  await tick(page, 'goals', 'Mål 1')
  await tick(page, 'wholeTown', 'Hele byen')
  await tick(page, 'audiences', 'Borgere')
  await pick(page, 'department', 'Demo: By og Miljø')
  await pick(page, 'owner', 'Prøve coordinator')
  await typeDay(page, 'from', daysAfter(today, 1))
  await tick(page, 'isPublic', 'Borgerne kan læse om indsatsen')
  await press(page, 'Foreslå')
  await press(page, 'Sæt den i planen')
  // Nothing begins before it is agreed how it will be judged: the way there is the next thing.
  await shows(page, 'Det mangler, før du kan vælge “Begynd”')
  await press(page, /^Aftal, hvordan I vil se, om den virker/)
  await type(page, 'difference', 'Flere går på stien efter mørkets frembrud.')
  await type(page, 'seenBy', 'Vi tæller dem en uge i november, hvert år.')
  await typeDay(page, 'verdictOn', daysAfter(today, 300))
  await type(page, 'question', 'Er flere trygge på stien om aftenen end før?')
  await pick(page, 'indicator', 'Trygge, hvor de bor')
  await take(page, 'comparison', 'Før og efter')
  await type(page, 'displacement', 'Vi tæller dem også på vejene omkring stien.')
  await type(page, 'judgeName', 'Demo: Analyse og Data')
  await press(page, 'Aftal evalueringen')
  await shows(page, 'Evalueringen er aftalt.')
  await press(page, 'Aftenture på stien')
  await press(page, 'Begynd')
  await shows(page, /I gang/i)
})

test('they begin a plan and write a chapter around the goal and the effort', { skip: withoutChromium }, async () => {
  const page = await somebody('coordinator', '/da/plans')
  await press(page, 'Begynd en ny udgave af planen')
  await type(page, 'title', 'Plan for en by, hvor naboer hilser')
  await press(page, 'Begynd')
  draft = /plans\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await press(page, 'Tilføj et kapitel')
  await type(page, 'title', 'Sammen på stien')
  await type(page, 'body', 'Vi går sammen, så stien bliver alles.')
  await pick(page, 'part', /naboer hilser/)
  await press(page, 'Indsæt sidst i teksten')
  await pick(page, 'part', /Aftenture på stien/)
  await press(page, 'Indsæt sidst i teksten')
  await press(page, 'Vis, hvordan det bliver')
  await shows(page, 'Naboer går en tur sammen hver torsdag aften.')
  await press(page, 'Tilføj kapitlet')
  await shows(page, 'Kapitlet er tilføjet.')
})

test('a partner is asked, comments on the chapter, and gets an answer', { skip: withoutChromium }, async () => {
  const page = await somebody('coordinator', `/da/plans/${draft}`)
  await press(page, 'Høringen')
  await press(page, 'Vælg, hvem der skal spørges')
  await typeDay(page, 'until', daysAfter(today, 21))
  await tick(page, 'organisations', askedPartner)
  await press(page, 'Gem')
  await page.goto(`/da/plans/${draft}`)
  await press(page, 'Send i høring')

  const partner = await somebody('partner', '/da/consultations')
  await press(partner, /Plan for en by, hvor naboer hilser/)
  await press(partner, 'Sammen på stien')
  await type(partner, 'words', 'Vi går gerne med. Kan vi mødes ved vaskeriet?')
  await press(partner, 'Send svar')

  await page.goto(`/da/plans/${draft}/consultation`)
  await press(page, /Kan vi mødes ved vaskeriet|Sammen på stien/)
  await take(page, 'outcome', 'Skrevet ind')
  await type(page, 'answer', 'Ja, vi mødes ved vaskeriet.')
  await press(page, 'Gem')
  await partner.goto(`/da/consultations/${draft}`)
  await shows(partner, 'Ja, vi mødes ved vaskeriet.')
})

test('a resident sees no idea, no draft and no page of the inside', { skip: withoutChromium }, async () => {
  const page = await somebody(null, '/da/efforts')
  await shows(page, 'Aftenture på stien')
  assert.doesNotMatch(await page.content(), /En idé om natten/)
  const hidden = [`/efforts/${idea}`, '/efforts/coverage', '/plans', `/plans/${draft}`, `/plans/${draft}/preview`, '/plan/1', '/plan/1.pdf']
  for (const path of [
    ...hidden,
    `/consultations/${draft}`,
    '/legal-bases',
    '/indicators/trygge-hvor-de-bor/values',
    '/indicators/gode-naboer',
  ])
    assert.equal((await page.goto(`/da${path}`))?.status(), 404, path)
  const resident = await somebody('resident', '/da')
  for (const path of [...hidden, '/my-actions']) assert.equal((await resident.goto(`/da${path}`))?.status(), 404, path)
})

test('the council’s decision is entered, and the plan stands', { skip: withoutChromium }, async () => {
  const page = await somebody('coordinator', `/da/plans/${draft}`)
  await press(page, 'Gør den klar til at blive vedtaget')
  await press(page, 'Skriv byrådets beslutning ind')
  await typeDay(page, 'on', today)
  await type(page, 'caseNumber', '26/1234')
  await press(page, 'Vedtag og frys')
  await shows(page, 'Udgaven er vedtaget')
})

test('a resident reads the plan with the effort in it, and takes it home as a PDF', { skip: withoutChromium }, async () => {
  const page = await somebody(null, '/da/plan')
  await shows(page, 'Plan for en by, hvor naboer hilser')
  await shows(page, 'Vi går sammen, så stien bliver alles.')
  await shows(page, 'Naboer går en tur sammen hver torsdag aften.')
  await tabTo(page, (on) => on.tag === 'a' && /PDF/.test(on.text), 'the PDF')
  const link = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)
  const answer = await page.request.get(link)
  assert.match(answer.headers()['content-type'] ?? '', /^application\/pdf/)
  const pdf = await readPdf(await answer.body())
  assert.equal(pdf.info.Title, 'Plan for en by, hvor naboer hilser')
})

const chapterOf = async (title: string): Promise<string> =>
  journey.town.as('system', async (tx) => {
    const { rows } = await sql<{ at: string }>`select version || '/chapters/' || id as at from goals.chapter
      where municipality = 1 and title = ${title} order by changed_at desc limit 1`.execute(tx)
    return `/da/plans/${rows[0]?.at}`
  })

test('two people write in the same chapter: the second sees both texts and brings them together', { skip: withoutChromium }, async () => {
  const begun = await somebody('leader', '/da/plans/new')
  await press(begun, 'Begynd')
  const at = await chapterOf('Sammen på stien')
  const [first, second] = [await somebody('leader', at), await somebody('coordinator', at)]
  await typeAtEnd(first, 'body', '\n\nLederens linje.')
  await press(first, 'Gem')
  await typeAtEnd(second, 'body', '\n\nKoordinatorens linje.')
  await press(second, 'Gem')
  await shows(second, 'Intet er gået tabt')
  await shows(second, 'Lederens linje.')
  await shows(second, 'Koordinatorens linje.')
  // Whoever goes home now finds their text waiting; this one brings the two together at once.
  await shows(await somebody('leader', at), 'Tekster, der venter')
  await typeAtEnd(second, 'body', '\n\nLederens linje.')
  await press(second, 'Gem')
  await second.goto(at)
  const body = await second.locator('textarea[name=body]').inputValue()
  assert.match(body, /Koordinatorens linje\.\s+Lederens linje\.$/)
  assert.doesNotMatch(await second.locator('main').innerText(), /Tekster, der venter/)
})

test('what is pasted from Word becomes Markdown in the chapter', { skip: withoutChromium }, async () => {
  const page = await somebody('leader', await chapterOf('Sammen på stien'), { javaScript: true })
  const folder = new URL('../../src/goals/plan/document/pasted/fixtures/', import.meta.url)
  const [html, markdown] = ['word.html', 'word.md'].map((name) => readFileSync(new URL(name, folder), 'utf8'))
  await page.locator('textarea[name=body]').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted ?? '')
    clipboardData.setData('text/plain', 'Indsatsen mod utryghed')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
  assert.equal((await page.locator('textarea[name=body]').inputValue()).trim(), markdown?.trim())
  await page.getByText(/Word/).first().waitFor()
})
