// Everything a resident reads in the public space is easy to read: pages, hints, what is said when something is wrong, receipts and letters.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestTown, testTown } from '../../tests/town.ts'
import { lix } from '../platform/pages/testing/lix.ts'
import { da as answers } from './answers/texts.da.ts'
import { da as follow } from './follow/texts.da.ts'
import { da as front } from './front/texts.da.ts'
import { da as open } from './open/texts.da.ts'
import { da as places } from './places/following/texts.da.ts'
import { da as posters } from './places/posters/texts.da.ts'
import { da as filing } from './reports/filing/texts.da.ts'
import { makeWhereabouts } from './reports/filing/told-for-tests.ts'
import { titleOf, type Walk, walk } from './reports/filing/walk-for-tests.ts'
import { da as reports } from './reports/texts.da.ts'
import { da as letters } from './reports/work/letters/texts.da.ts'
import { da as story } from './reports/work/story/texts.da.ts'
import { da as worry } from './reports/worry/texts.da.ts'

/** LIX at most: of what stands in the flow of a report, and of everything else a resident reads. */
const bars = { flow: 25, elsewhere: 30 }

/** Every text of a group; one that is made from something is made from a street of the town. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(value({ where: 'Prøvevej', link: '', town: 'Prøveby' }, 'Prøvevej'))]
  return Object.values(value as object).flatMap(textsIn) // what is left are lists and groups of texts
}

/** A label is a sentence too. */
const lixOf = (texts: string[]): number => lix(`<main>${texts.map((text) => `<p>${text}</p>`).join('')}</main>`)

/** Fewer words than this are labels, and no text to measure alone. */
const fewest = 30
const countWords = (texts: string[]): number => texts.join(' ').split(/\s+/).length

/** The groups of a file by name: each part of it that is long enough to measure, and the rest together. */
function groupsOf(name: string, texts: object, leaveOut: string[] = []): [string, string[]][] {
  const parts = Object.entries(texts)
    .filter(([key]) => !leaveOut.includes(key))
    .map(([key, value]): [string, string[]] => [key, textsIn(value)])
  const [long, short] = [parts.filter(([, all]) => countWords(all) >= fewest), parts.filter(([, all]) => countWords(all) < fewest)]
  const rest: [string, string[]] = ['the rest', short.flatMap(([, all]) => all)]
  return [...long, ...(short.length > 0 ? [rest] : [])].map(([key, all]) => [`${name}, ${key}`, all])
}

function check(groups: [string, string[]][], most: number): void {
  for (const [name, texts] of groups) {
    const measured = lixOf(texts)
    console.log(`  LIX ${measured.toFixed(1).padStart(4)}  ${name}`)
    assert.ok(measured <= most, `${name}: ${measured.toFixed(1)}\n${texts.join('\n')}`)
  }
}

const ofStaff = {
  answers: [
    'staffTitle',
    'staffLead',
    'staffLink',
    'write',
    'newTitle',
    'editTitle',
    'hints',
    'anyway',
    'save',
    'cancel',
    'state',
    'draft',
  ].concat([
    'isOut',
    'edit',
    'letOut',
    'letOutText',
    'takeBack',
    'onlyKeeper',
    'listCaption',
    'listEmpty',
    'done',
    'errors',
    'conflictTitle',
  ]),
  front: ['staffTitle', 'staffWays', 'staff', 'settingsTitle', 'settings', 'partnerTitle', 'partner'],
}

describe('the texts a resident may meet', () => {
  test('in the flow of a report, with its errors, its receipt and the letter with the code', () =>
    check(
      [...groupsOf('report', filing), ...groupsOf('answers to choose', { doors: reports.doorSays, hints: reports.doorHints })],
      bars.flow,
    ))

  test('where to get help', () => check(groupsOf('help', worry, ['staff', 'errors']), bars.flow))

  test('on every other page, and in letters', () =>
    check(
      [
        ...groupsOf('kinds and what it does to people', { kinds: reports.kinds, consequences: reports.consequences }),
        ...groupsOf('by code', follow),
        ...groupsOf('what was told', story),
        ...groupsOf('letters', letters),
        ...groupsOf('follow a place', places),
        ...groupsOf('poster', { poster: posters.poster }),
        ...groupsOf('faults', open, ['files', 'csv', 'columns', 'feed']),
        ...groupsOf('you said – we did', answers, ofStaff.answers),
        ...groupsOf('front', front, ofStaff.front),
      ],
      bars.elsewhere,
    ))

  test('a text that is hard to read is found', () =>
    assert.throws(() =>
      check([['hard', ['Kommunalbestyrelsens beslutningsgrundlag fremlægges umiddelbart efterfølgende.']]], bars.elsewhere),
    ))
})

describe('the pages of the flow as they stand', () => {
  let town: TestTown
  before(async () => {
    town = await testTown()
    await town.as('system', makeWhereabouts)
  })
  after(() => town.close())

  const measure = ({ page }: Walk): void => {
    // The help that stands beside a field is read as much as a paragraph.
    const said = lix(page.html.replace(/<span class="(?:form-hint|way-hint)"[^>]*>([^<]*)<\/span>/g, '</p><p>$1</p>'))
    console.log(`  LIX ${said.toFixed(1).padStart(4)}  ${titleOf(page)}`)
    assert.ok(said <= bars.flow, `${titleOf(page)}: ${said}`)
  }

  test('from the doors to the receipt, with everything that can be wrong on the way', async () => {
    const walked = await walk(town, '/da/report')
    measure(walked)
    await walked.press('Noget er i stykker')
    measure(walked)
    await walked.press('Lampe')
    for (const address of ['', 'Ukendtvej 2', 'Prøve 4']) {
      await walked.answer({ address }, 'Videre')
      measure(walked)
    }
    await walked.answer({}, 'Prøvevej 4')
    measure(walked)
    await walked.answer({}, 'I dag')
    measure(walked)
    await walked.send({ words: 'Ring til Hansen på 20 30 40 50' })
    measure(walked)
    await walked.answer({}, 'Send, som det er')
    measure(walked)
    await walked.answer({ email: 'ingen adresse' }, 'Send mig nyt')
    measure(walked)
    measure(await walk(town, '/da/report/worry'))
  })
})
