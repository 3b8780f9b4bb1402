// A released table as JSON: the exact figures, each row by name, with everything that is said about them.
import { type Release, recordsOf } from '../model.ts'

/** What the JSON address answers; codes stay codes, their words stand with the columns. */
export function toJson(release: Release): Record<string, unknown> {
  const { dataset, title, description, columns, provenance, n, uncertainty, cannotSay, facts, about, protection } = release.table
  return {
    dataset,
    version: release.number,
    releasedAt: release.releasedAt.toISOString(),
    title,
    description,
    n,
    uncertainty,
    cannotSay,
    ...(facts ? { facts } : {}),
    ...(about ? { about } : {}),
    provenance,
    protection,
    columns,
    rows: recordsOf(release.table),
  }
}
