// Efforts in the plan: a list by goal or kind (`{{efforts kind=proactive}}`, `{{efforts goal=safe-town}}`), or one by itself (`{{effort <id>}}`). Only public ones; offices, never persons.
import { isId } from '../../../platform/id.ts'
import type { Block, Inline } from '../../../platform/paper/model.ts'
import { type EffortLine, type Kind, kinds } from '../../efforts/model.ts'
import { listEffortLines } from '../../efforts/store.ts'
import { da as words } from '../../efforts/words/texts.da.ts'
import { type Goal, goals, isGoal } from '../../goals/model.ts'
import type { PlanPart } from '../plan-part.ts'
import { bullets, dash, day, heading, named, paragraph, paragraphs, text } from './in-danish.ts'
import { plannedEfforts, publicEffort } from './store.ts'

/** Nobody reads a longer table in a plan; the rest stands on the page of efforts. */
const mostListed = 200
const enWords: Record<Kind, string> = { proactive: 'Proactive prevention', reactive: 'Reactive prevention', 'public-space': 'Public space' }

interface Choice {
  goal?: Goal
  kind?: Kind
}

/** Which efforts a call asks for; null when it says something else. */
export function choiceOf(call: readonly string[]): Choice | null {
  const choice: Choice = {}
  for (const part of call) {
    const [name, value = ''] = part.split('=', 2)
    const kind = kinds.find((one) => one === value)
    if (name === 'goal' && isGoal(value)) choice.goal = value
    else if (name === 'kind' && kind) choice.kind = kind
    else return null
  }
  return choice
}

const periodOf = ({ from, to }: Pick<EffortLine, 'from' | 'to'>): string =>
  from && to ? `${day(from)} til ${day(to)}` : from ? `fra ${day(from)}` : to ? `til ${day(to)}` : dash

const goalsIn = (line: Pick<EffortLine, 'goals'>): string => line.goals.map((goal) => words.goalNumbers[goal]).join(', ')

const placesIn = (isWholeTown: boolean, ...names: string[]): string =>
  [isWholeTown ? 'Hele byen' : '', ...names].filter((name) => name !== '').join(', ')

export const effortsPart: PlanPart = {
  name: 'efforts',
  offers: async () => [
    ...kinds.map((kind) => ({
      call: `efforts kind=${kind}`,
      name: { da: `Indsatser: ${words.kinds[kind]}`, en: `Efforts: ${enWords[kind]}` },
    })),
    ...goals.map((goal, place) => ({
      call: `efforts goal=${goal}`,
      name: { da: `Indsatser for mål ${place + 1}`, en: `Efforts for goal ${place + 1}` },
    })),
    { call: 'efforts', name: { da: 'Alle indsatser', en: 'All efforts' } },
  ],
  blocks: async (tx, call) => {
    const choice = choiceOf(call)
    if (!choice) return null
    const { lines, total } = await plannedEfforts(tx, choice, mostListed)
    if (lines.length === 0) return [paragraph('Der er ingen offentlige indsatser her endnu.')]
    const rows = lines.map((line): Inline[][] => [
      text(line.name),
      text(goalsIn(line)),
      text(placesIn(line.isWholeTown, ...line.areaNames) || dash),
      text(line.department || dash),
      text(periodOf(line)),
      text(line.verdictOn ? day(line.verdictOn) : dash),
    ])
    const columns = ['Indsats', 'Mål', 'Hvor', 'Afdeling', 'Hvornår', 'Bedømmes'].map((one) => ({ heading: one }))
    return [
      { kind: 'table', caption: captionOf(choice), columns, rows },
      ...(total > lines.length
        ? [paragraph(`Der er ${total - lines.length} indsatser mere. De står på kommunens side om indsatser.`)]
        : []),
    ]
  },
}

const captionOf = ({ goal, kind }: Choice): string =>
  ['Indsatser', ...(goal ? [words.goalNumbers[goal].toLowerCase()] : []), ...(kind ? [words.kinds[kind].toLowerCase()] : [])].join(', ')

export const effortPart: PlanPart = {
  name: 'effort',
  offers: async (tx) =>
    (await plannedEfforts(tx, {}, mostListed)).lines.map(({ id, name }) => ({
      call: `effort ${id}`,
      name: { da: `Indsats: ${name}`, en: `Effort: ${name}` },
    })),
  blocks: async (tx, [id = '', ...more]) => {
    if (!isId(id) || more.length > 0) return null
    const [line] = (await listEffortLines(tx, { ids: [id], onlyPublic: true })).lines
    const whole = line ? await publicEffort(tx, id) : null
    if (!line || !whole) return null
    const where = placesIn(line.isWholeTown, ...whole.areaNames, whole.whereText)
    const forWhom = [...line.audiences.map((one) => words.audiences[one]), ...line.ageGroups.map((one) => words.ages[one]), whole.forWhom]
      .filter((one) => one !== '')
      .join(', ')
    const facts: Block[][] = [
      named('Mål', goalsIn(line)),
      named('Art', words.kinds[line.kind]),
      ...(where ? [named('Hvor', where)] : []),
      ...(forWhom ? [named('For hvem', forWhom)] : []),
      ...(line.departmentName ? [named('Afdeling', line.departmentName)] : []),
      ...(whole.partners.length > 0 ? [named('Sammen med', whole.partners.join(', '))] : []),
      named('Hvornår', periodOf(line)),
      ...(line.verdictOn ? [named('Bedømmes', day(line.verdictOn))] : []),
      ...(line.verdict ? [named('Dom', words.verdicts[line.verdict])] : []),
    ]
    return [heading(4, line.name.da), ...paragraphs(whole.what), bullets(facts)]
  },
}
