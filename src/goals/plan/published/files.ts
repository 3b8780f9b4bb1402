// An adopted version as a file: made once and kept, because it never changes.
import { keepAtHand } from '../../../platform/kept.ts'
import { toDocx } from '../document/docx.ts'
import { toJson } from '../document/json.ts'
import type { PlanDocument } from '../document/model.ts'
import { toPdf } from '../document/pdf.ts'
import type { Format } from './model.ts'

export const typeOf: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
}

const make: Record<Format, (document: PlanDocument) => Promise<Buffer>> = {
  pdf: toPdf,
  docx: toDocx,
  json: async (document) => Buffer.from(toJson(document)),
}

const mostKept = 24
const kept = new Map<string, Promise<Buffer>>()

/** The file of a document. `key` names exactly this document: its digest and its state. Two who ask at once wait for the same making. */
export function fileOf(document: PlanDocument, key: string, format: Format): Promise<Buffer> {
  const name = `${key}.${format}`
  const found = kept.get(name)
  const file = keepAtHand(kept, name, found ?? make[format](document), mostKept)
  // What could not be made is tried again by the next who asks.
  if (!found) file.catch(() => kept.delete(name))
  return file
}
