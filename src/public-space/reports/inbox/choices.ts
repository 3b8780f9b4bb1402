// What a view can be narrowed by, in the reader's words.
import type { Choice } from '@trygby/ui'
import { doors, kindsOf, states } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import { ages, deadlines, type Filter, orders } from './model.ts'
import type { da } from './texts.da.ts'

/** The town's own areas and teams, by name. */
export interface TownHas {
  areas: { id: string; name: string }[]
  teams: { id: string; name: string }[]
}

export type Choices = Record<Exclude<Filter, 'words'> | 'order', Choice[]>

const worded = <K extends string>(keys: readonly K[], names: Record<K, string>): Choice[] =>
  keys.map((value) => ({ value, text: names[value] }))
const named = (all: { id: string; name: string }[]): Choice[] => all.map(({ id, name }) => ({ value: id, text: name }))

export const choicesOf = ({ areas, teams }: TownHas, t: typeof da, w: typeof reportWords): Choices => ({
  state: [{ value: 'open', text: t.states.open }, ...worded(states, w.states), { value: 'all', text: t.states.all }],
  door: worded(doors, w.doors),
  kind: doors.flatMap((door) => kindsOf[door].map((kind) => ({ value: kind, text: `${w.doors[door]}: ${w.kinds[kind]}` }))),
  area: [...named(areas), { value: 'none', text: t.noArea }],
  team: [...named(teams), { value: 'none', text: t.noTeam }],
  age: worded(ages, t.ages),
  deadline: worded(deadlines, t.deadlines),
  order: worded(orders, t.orders),
})
