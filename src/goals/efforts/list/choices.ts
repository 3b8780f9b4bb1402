// What a search can be narrowed by, in the reader's words: for the form, and for saying what was asked.
import type { Choice } from '@trygby/ui'
import { goals } from '../../goals/model.ts'
import { ageGroups, audiences, kinds, states, verdicts } from '../model.ts'
import type { EffortWords } from '../words/words.ts'
import type { Filter, Reader, Search } from './model.ts'
import type { da } from './texts.da.ts'

/** The town's own areas and departments, by name. */
export interface Places {
  areas: { id: string; name: string }[]
  departments: { id: string; name: string }[]
}

export type Choices = Record<Exclude<Filter, 'words'>, Choice[]>

const worded = <K extends string>(keys: readonly K[], names: Record<K, string>): Choice[] =>
  keys.map((value) => ({ value, text: names[value] }))
const named = (all: { id: string; name: string }[]): Choice[] => all.map(({ id, name }) => ({ value: id, text: name }))

/** Every choice whoever reads has; a field without choices is not theirs. */
export function choicesOf({ isColleague, isPartner }: Reader, { areas, departments }: Places, t: typeof da, w: EffortWords): Choices {
  const shownStates = isColleague ? states : states.filter((state) => state !== 'idea')
  return {
    goal: goals.map((value) => ({ value, ...w.goalTitles[value] })),
    kind: worded(kinds, w.kinds),
    state: [{ value: 'current', text: t.choices.current }, ...worded(shownStates, w.states)],
    area: [{ value: 'town', text: t.choices.town }, ...named(areas), { value: 'none', text: t.choices.noArea }],
    age: [...worded(ageGroups, w.ages), { value: 'none', text: t.choices.noAge }],
    audience: worded(audiences, w.audiences),
    department: named(departments),
    verdict: worded(verdicts, w.verdicts),
    owner: isColleague ? worded(['me', 'none'], { me: t.choices.me, none: t.choices.noOwner }) : [],
    evaluation: isColleague ? worded(['none', 'due'], { none: t.choices.noEvaluation, due: t.choices.due }) : [],
    shown: isColleague ? worded(['public', 'staff'], t.choices) : [],
    partner: isPartner ? worded(['own'], t.choices) : [],
  }
}

/** What was asked for, one piece each: the words in quotes, then the choices. */
export function askedFor(search: Search, choices: Choices, t: typeof da): string[] {
  const filters = Object.keys(choices) as (keyof Choices)[] // the keys of a record of its own
  const chosen = filters.flatMap((name) => choices[name].filter(({ value }) => value === search[name]).map(({ text }) => text))
  return [...(search.words ? [t.quoted(search.words)] : []), ...chosen]
}
