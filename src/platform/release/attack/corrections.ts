// The same people told of twice, with numbers a few apart: whoever has kept both knows how many came or went.
import { type ReadRow, type ReadTable, total } from './sums.ts'

/** One number of one table, and whether it is added or taken away. */
export interface Counted {
  table: number
  row: number
  sign: 1 | -1
}

/** How many came or went, and the numbers that say it: newer ones less older ones. */
export interface Correction {
  counted: Counted[]
  value: number
  /** Two rows say it by themselves. */
  isDirect: boolean
}

/** The units of one class in every dimension, by the numbers of their sets, and what each edition tells of them. */
interface People {
  sets: readonly number[]
  told: Map<number, Told>
}

/** A number that one row tells, or rows added to and taken from each other. */
interface Told {
  value: number
  rows: Counted[]
}

/**
 * Corrections from 1 to `least` - 1 people: of units that two editions tell of, also where one tells only of their parts; and of those who
 * are left when units that were corrected by more lie inside others. No equation contradicts them, so they are looked for apart.
 */
export function correctionsIn(tables: readonly ReadTable[], least: number): Correction[] {
  const editions = [...new Set(tables.map(({ edition }) => edition))].sort((a, b) => a - b)
  if (editions.length < 2) return []
  const sets = unitSets(tables)
  const all = peopleIn(tables, sets)
  for (const people of all)
    for (const edition of editions) {
      const told = people.told.get(edition) ?? addedUp(people, edition, tables, sets)
      if (told) people.told.set(edition, told)
    }
  const isSmall = (value: number) => Math.abs(value) >= 1 && Math.abs(value) < least
  return [
    ...all.flatMap((people) => twiceTold(people, isSmall)),
    ...editions.flatMap((edition, place) => editions.slice(place + 1).flatMap((later) => leftOver(all, edition, later, sets, isSmall))),
  ]
}

/** Which sets of units there are in each dimension, and which of them lie inside which. */
interface UnitSets {
  /** By table and dimension: the set of each class. */
  ofClass: number[][][]
  isInside(dimension: number, one: number, other: number): boolean
  isApart(dimension: number, one: number, other: number): boolean
  size(dimension: number, set: number): number
  /** What all withheld classes of a line hold together, of which the sum and the others are shown. */
  rests: { sets: number[]; edition: number; told: Told }[]
}

function unitSets(tables: readonly ReadTable[]): UnitSets {
  const known = (tables[0]?.dimensions ?? []).map(() => ({ numberOf: new Map<string, number>(), sets: [] as Set<string>[] }))
  const setOf = (d: number, members: readonly string[]): number => {
    const { numberOf, sets } = known[d] ?? { numberOf: new Map<string, number>(), sets: [] }
    const key = members.toSorted().join('\n')
    const number = numberOf.get(key) ?? sets.push(new Set(members)) - 1
    numberOf.set(key, number)
    return number
  }
  const ofClass = tables.map(({ dimensions }) => dimensions.map(({ units }, d) => units.map((members) => setOf(d, members))))
  const rests = tables.flatMap((table, place) =>
    restsIn(table, place).map(({ d, classes, units, told }) => ({
      sets: classes.map((of, other) => (other === d ? setOf(d, units) : (ofClass[place]?.[other]?.[of] ?? -1))),
      edition: table.edition,
      told,
    })),
  )
  const compared = known.map(({ sets }) =>
    sets.map((one) => {
      const members = [...one]
      return sets.map((other) => {
        const common = members.filter((unit) => other.has(unit)).length
        return { in: common === members.length, apart: common === 0 }
      })
    }),
  )
  return {
    ofClass,
    rests,
    isInside: (d, one, other) => compared[d]?.[one]?.[other]?.in ?? false,
    isApart: (d, one, other) => compared[d]?.[one]?.[other]?.apart ?? false,
    size: (d, set) => known[d]?.sets[set]?.size ?? 0,
  }
}

function restsIn(table: ReadTable, place: number) {
  return table.dimensions.flatMap(({ names, units, isDivided }, d) => {
    if (!isDivided) return []
    const all = names.indexOf(total)
    return table.rows.flatMap(({ classes, count }, row) => {
      if (classes[d] !== all || count === null) return []
      const parts = [...names.keys()].filter((k) => k !== all).map((k) => ({ k, row: rowOf(table, classes.with(d, k)) }))
      const countOf = (part: { row: number }) => table.rows[part.row]?.count ?? null
      const hidden = parts.filter((part) => countOf(part) === null)
      const shown = parts.filter((part) => countOf(part) !== null)
      // One alone would be known, and is found by the equations; of a line without its parts there is nothing to take away.
      if (hidden.length < 2 || shown.length === 0 || parts.some((part) => part.row < 0)) return []
      const rows = [{ table: place, row, sign: 1 as const }, ...shown.map((part) => ({ table: place, row: part.row, sign: -1 as const }))]
      const value = shown.reduce((n, part) => n - (countOf(part) ?? 0), count)
      return [{ d, classes, units: hidden.flatMap(({ k }) => units[k] ?? []), told: { value, rows } }]
    })
  })
}

function peopleIn(tables: readonly ReadTable[], { ofClass, rests }: UnitSets): People[] {
  const all = new Map<string, People>()
  for (const [table, { rows, edition }] of tables.entries())
    for (const [row, { classes, count }] of rows.entries()) {
      const sets = classes.map((of, d) => ofClass[table]?.[d]?.[of] ?? -1)
      const key = sets.join()
      const people = all.get(key) ?? { sets, told: new Map<number, Told>() }
      all.set(key, people)
      // The newest table that says it is the one that is named.
      if (count !== null) people.told.set(edition, { value: count, rows: [{ table, row, sign: 1 }] })
    }
  for (const { sets, edition, told } of rests) {
    const people = all.get(sets.join()) ?? { sets, told: new Map<number, Told>() }
    all.set(sets.join(), people)
    if (!people.told.has(edition)) people.told.set(edition, told)
  }
  return [...all.values()]
}

const rowsBy = new WeakMap<ReadTable, Map<string, number>>()
function rowOf(table: ReadTable, classes: readonly number[]): number {
  const known = rowsBy.get(table) ?? new Map(table.rows.map((row: ReadRow, place) => [row.classes.join(), place]))
  rowsBy.set(table, known)
  return known.get(classes.join()) ?? -1
}

/** What the rows of one table of an edition say of these people together; undefined when none of its tables does. */
function addedUp({ sets }: People, edition: number, tables: readonly ReadTable[], known: UnitSets): Told | undefined {
  for (const [place, table] of tables.entries()) {
    if (table.edition !== edition) continue
    let rows: number[][] = [[]]
    // In each dimension the class of just these units, or the classes that make them up.
    const ways = sets.map((set, d) => waysToHold(place, d, set, table, known))
    let combined: number[][][] = [[]]
    for (const way of ways) combined = combined.flatMap((before) => way.map((classes) => [...before, classes]))
    for (const way of combined) {
      rows = [[]]
      for (const classes of way) rows = rows.flatMap((row) => classes.map((of) => [...row, of]))
      const found = rows.map((classes) => rowOf(table, classes))
      const counts = found.map((row) => table.rows[row]?.count ?? null)
      if (counts.every((count) => count !== null))
        return { value: counts.reduce((n, count) => n + count, 0), rows: found.map((row) => ({ table: place, row, sign: 1 })) }
    }
  }
  return undefined
}

function waysToHold(place: number, d: number, set: number, table: ReadTable, { ofClass, isInside, size }: UnitSets): number[][] {
  const own = ofClass[place]?.[d] ?? []
  const same = own.flatMap((of, k) => (of === set ? [[k]] : []))
  const names = table.dimensions[d]?.names ?? []
  const parts = own.flatMap((of, k) => (of !== set && names[k] !== total && isInside(d, of, set) ? [k] : []))
  const held = parts.reduce((n, k) => n + size(d, own[k] ?? -1), 0)
  return parts.length > 0 && held === size(d, set) ? [...same, parts] : same
}

/** Numbers next to each other in size that are a few apart. */
function twiceTold({ told }: People, isSmall: (value: number) => boolean): Correction[] {
  // Of editions that say the same the newest is named.
  const different = [...new Map([...told].sort(([a], [b]) => a - b).map(([, one]) => [one.value, one])).values()].sort(
    (a, b) => a.value - b.value,
  )
  return different.flatMap((one, i) => {
    const next = different[i + 1]
    if (!next || !isSmall(next.value - one.value)) return []
    const newest = ({ rows }: Told) => Math.max(...rows.map(({ table }) => table))
    const [newer, older] = newest(one) > newest(next) ? [one, next] : [next, one]
    return [{ counted: change(older, newer, 1), value: next.value - one.value, isDirect: one.rows.length === 1 && next.rows.length === 1 }]
  })
}

const change = (before: Told, after: Told, sign: 1 | -1): Counted[] => [
  ...after.rows.map((row): Counted => (sign === 1 ? row : opposite(row))),
  ...before.rows.map((row): Counted => (sign === 1 ? opposite(row) : row)),
]

const opposite = (row: Counted): Counted => ({ ...row, sign: row.sign === 1 ? -1 : 1 })

interface Changed {
  people: People
  by: number
  before: Told
  after: Told
}

/** Of units that changed between two editions, those that are left when others inside them, which changed too, are taken away. */
function leftOver(
  all: readonly People[],
  edition: number,
  later: number,
  sets: UnitSets,
  isSmall: (value: number) => boolean,
): Correction[] {
  const changed = all.flatMap((people): Changed[] => {
    const [before, after] = [people.told.get(edition), people.told.get(later)]
    return before && after && before.value !== after.value ? [{ people, by: after.value - before.value, before, after }] : []
  })
  const size = ({ people }: Changed) => people.sets.reduce((n, set, d) => n * sets.size(d, set), 1)
  const bySize = changed.map((one) => ({ one, size: size(one) })).sort((a, b) => b.size - a.size)
  const found: Correction[] = []
  for (const [place, { one: whole, size: own }] of bySize.entries()) {
    const inside = bySize
      .slice(place + 1)
      .filter(({ one, size: less }) => less < own && one.people.sets.every((set, d) => sets.isInside(d, set, whole.people.sets[d] ?? -1)))
      .map(({ one }) => one)
    const apart: Changed[] = []
    for (const one of inside)
      if (apart.every((other) => one.people.sets.some((set, d) => sets.isApart(d, set, other.people.sets[d] ?? -1)))) apart.push(one)
    for (const parts of [...inside.map((one) => [one]), ...(apart.length > 1 ? [apart] : [])]) {
      const left = parts.reduce((n, { by }) => n - by, whole.by)
      if (!isSmall(left)) continue
      const counted = [...change(whole.before, whole.after, 1), ...parts.flatMap(({ before, after }) => change(before, after, -1))]
      found.push({ counted, value: Math.abs(left), isDirect: false })
    }
  }
  return found
}
