// What can point at a person in a text, and where it stands.
export const findingKinds = ['name', 'phone', 'person-number', 'plate', 'email'] as const
export type FindingKind = (typeof findingKinds)[number]

/** One place in a text; `from` to before `to`, counted as JavaScript counts signs. */
export interface Finding {
  what: FindingKind
  from: number
  to: number
}
