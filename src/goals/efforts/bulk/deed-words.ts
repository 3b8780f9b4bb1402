// A deed and what it changes, in words.
import type { da as words } from '../words/texts.da.ts'
import type { Changeable, Deed } from './model.ts'
import type { da } from './texts.da.ts'

/** Names by identifier, as far as whoever reads may know them. */
export interface Names {
  departments: ReadonlyMap<string, string>
  /** Of the owner a deed names; empty when it names none. */
  owner: string
}

export function deedInWords(deed: Deed, { departments, owner }: Names, t: typeof da, w: typeof words): string {
  switch (deed.kind) {
    case 'department':
      return deed.department === null ? t.deeds.noDepartment : t.deeds.department(departments.get(deed.department) ?? '')
    case 'owner':
      return deed.owner === null ? t.deeds.noOwner : t.deeds.owner(owner)
    case 'public':
      return deed.isPublic ? t.deeds.public : t.deeds.staff
    default:
      return t.deeds[deed.kind](w.goals[deed.goal])
  }
}

/** What an effort has now, of what the deed changes. */
export function nowInWords(effort: Changeable, deed: Deed, { departments }: Names, t: typeof da, w: typeof words): string {
  switch (deed.kind) {
    case 'department':
      return effort.department === null ? t.none : (departments.get(effort.department) ?? '')
    case 'owner':
      return effort.ownerName || t.none
    case 'public':
      return effort.isPublic ? t.forAll : t.forStaff
    default:
      return effort.goals.map((goal) => w.goalNumbers[goal]).join(', ')
  }
}
