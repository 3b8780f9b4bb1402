// The words of a yearly status that drafts itself: sentences people then correct. Danish, as the status is adopted.
import type { Movement } from '../../goals/model.ts'
import { movements } from '../../goals/model.ts'

/** How an indicator moved over the year, in words. */
export interface Moved {
  goal: number
  name: string
  unit: string
  movement: Movement
  before: string
  now: string
}

export interface Judged {
  name: string
  verdict: string
  words: string
  next: string
}

/** What happened in a year, as far as the town's own figures and verdicts tell. */
export interface Year {
  year: number
  moved: Moved[]
  /** Names of indicators that have no figures yet. */
  without: string[]
  judged: Judged[]
}

const counted: Record<Movement, string> = {
  better: 'gik den rigtige vej',
  worse: 'gik den forkerte vej',
  held: 'blev holdt',
  'no-clear-change': 'viser ingen klar ændring',
  'cannot-tell': 'siger ikke, hvilken vej det går',
}

/** What Markdown would read as more than words is kept as words. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\`*_[\]{}|<>])/g, '\\$1')
const bullets = (lines: string[]): string => lines.map((line) => `- ${line}`).join('\n')
const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim()

/** The chapters of a status, in order; each is Markdown with its live part. */
export function statusChapters(of: Year): { title: string; body: string }[] {
  return [
    { title: 'Året kort', body: inShort(of) },
    { title: 'Hvordan tallene har bevæget sig', body: movementText(of) },
    { title: 'Hvad vi har bedømt', body: `${judgedCount(of)}\n\n{{judged ${of.year}}}` },
    { title: 'Hvad vi har lært', body: learned(of) },
    { title: 'Hvad vi ændrer', body: changes(of) },
    { title: 'Hvornår vi ser på det igen', body: '{{calendar}}' },
  ]
}

function inShort(of: Year): string {
  const counts = movements.flatMap((movement) => {
    const n = of.moved.filter((one) => one.movement === movement).length
    return n > 0 ? [`${n} ${counted[movement]}.`] : []
  })
  const figures =
    of.moved.length > 0
      ? [`Vi følger ${of.moved.length} ${of.moved.length === 1 ? 'indikator' : 'indikatorer'} med tal.`, ...counts]
      : ['Der er ikke udgivet tal for indikatorerne endnu.']
  const waiting = of.without.length > 0 ? [`${of.without.length} har ingen tal endnu.`] : []
  return `${[`Denne status fortæller om ${of.year}.`, ...figures, ...waiting].join(' ')}\n\n${judgedCount(of)}`
}

const judgedCount = ({ judged, year }: Year): string =>
  judged.length === 0
    ? `Ingen dom over en indsats blev offentlig i ${year}.`
    : judged.length === 1
      ? `Én indsats blev bedømt i ${year}.`
      : `${judged.length} indsatser blev bedømt i ${year}.`

function movementText({ moved, without, year }: Year): string {
  const lines = moved.map(
    ({ goal, name, unit, movement, before, now }) =>
      `**${plain(name)}** (mål ${goal}): ${counted[movement]}. ${before} før året, ${now} sidst i året (${plain(unit)}).`,
  )
  return [
    'Bevægelsen er regnet ud fra tallenes usikkerhed og den mindste ændring, der betyder noget.',
    ...(lines.length > 0 ? [bullets(lines)] : []),
    `{{movements ${year}}}`,
    ...(without.length > 0 ? ['Uden tal endnu:', bullets(without.map(plain))] : []),
  ].join('\n\n')
}

function learned({ judged }: Year): string {
  if (judged.length === 0) return 'Skriv, hvad I har lært i år. Også det, der ikke virkede.'
  return bullets(judged.map(({ name, verdict, words }) => `**${plain(name)}** – ${verdict.toLowerCase()}. ${plain(firstSentence(words))}`))
}

function changes({ judged, moved }: Year): string {
  const next = judged.filter((one) => one.next.trim() !== '').map(({ name, next: tried }) => `**${plain(name)}:** ${plain(tried)}`)
  const worse = moved
    .filter(({ movement }) => movement === 'worse')
    .map(({ name }) => `**${plain(name)}** gik den forkerte vej. Skriv, hvad I gør ved det.`)
  const lines = [...next, ...worse]
  return lines.length > 0 ? bullets(lines) : 'Skriv, hvad I gør anderledes næste år.'
}
