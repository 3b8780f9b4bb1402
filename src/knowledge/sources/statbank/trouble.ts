// What can go wrong between the town and the statistics bank, each with the facts its sentence needs.

export const troubleKeys = [
  'unreachable',
  'tooSlow',
  'erring',
  'notStatistics',
  'refused',
  'wrongAddress',
  'noTable',
  'lostVariable',
  'newVariable',
  'noPeriods',
  'noMunicipalities',
  'changedMidway',
  'stopped',
  'unknown',
] as const

export type TroubleKey = (typeof troubleKeys)[number]

export interface Trouble {
  key: TroubleKey
  table: string
  facts: Record<string, string>
}

/** A fetch that could not be carried through; nothing of it was taken over. */
export class SourceTrouble extends Error {
  override name = 'SourceTrouble'
  constructor(
    readonly trouble: Trouble,
    options?: ErrorOptions,
  ) {
    super(`${trouble.table}: ${trouble.key} ${JSON.stringify(trouble.facts)}`, options)
  }
}

export const troubled = (key: TroubleKey, table: string, facts: Record<string, string> = {}, cause?: unknown): SourceTrouble =>
  new SourceTrouble({ key, table, facts }, { cause })

export const isTroubleKey = (text: string): text is TroubleKey => (troubleKeys as readonly string[]).includes(text)
