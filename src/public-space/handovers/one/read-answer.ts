// The answer of a partner as it comes in: words, perhaps a picture of what was put right, or a reason why not.
import type { Tx } from '../../../platform/db.ts'
import { storeImage } from '../../../platform/files.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { readUpload, type UploadedFile } from '../../../platform/http/upload.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { accepted, type FormFields, type Result } from '../../../platform/result.ts'

const picture = { maxBytes: 12_000_000, endings: ['.jpg', '.jpeg', '.png', '.webp'] }
/** How long a picture is kept, in days. */
const keptDays = 365

export interface Sent {
  fields: FormFields
  /** Null when there was none. */
  picture: UploadedFile | null
}

/** Reads a form with a picture that may be left out. Refuses, of `field`, what is too large or no picture by its name. */
export async function readWithPicture(c: Ask, field = 'picture'): Promise<Result<Sent> & { fields: FormFields }> {
  const { fields, file } = await readUpload(c, field, picture)
  if (file.ok) return { ...accepted({ fields, picture: file.value }), fields }
  if (file.errors.some(({ key }) => key === 'fileMissing')) return { ...accepted({ fields, picture: null }), fields }
  return { ok: false, errors: file.errors.map((error) => ({ ...error, field: 'picture' })), fields }
}

/** Keeps the picture with the hand-over. Refusals as `storeImage`, of the field `picture`. */
export async function keepPicture(tx: Tx, dataDir: string, handover: string, file: UploadedFile): Promise<Result<unknown>> {
  const keepUntil = daysAfter(todayInTown(), keptDays)
  const stored = await storeImage(tx, dataDir, file.bytes, { thing: 'handover', thingId: handover, keepUntil })
  return stored.ok ? stored : { ok: false, errors: stored.errors.map((error) => ({ ...error, field: 'picture' })) }
}
