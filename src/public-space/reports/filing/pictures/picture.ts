// A picture on its way: it waits under the form's key until the report is sent, and goes the next night when it never is.
import { createHash } from 'node:crypto'
import type { Tx } from '../../../../platform/db.ts'
import { storeImage } from '../../../../platform/files.ts'
import { daysAfter, todayInTown } from '../../../../platform/form/model.ts'
import type { UploadedFile } from '../../../../platform/http/upload.ts'
import type { Result } from '../../../../platform/result.ts'
import { dropPictures, givePictures, hasPictures } from './store.ts'

/** What pictures of a report are kept as; of one that is not sent yet they are kept under another name. */
export const pictureOf = 'report'
const pictureOfDraft = 'report draft'
/** How long a picture is kept with its report, in days. The town's own setting shortens it later. */
const keptDays = 365

/** The form's key as an identifier, so that no key stands in the table of files. */
export function draftId(draft: string): string {
  const hex = createHash('sha256').update(`draft ${draft}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/** Puts a picture by; one that was put by before goes. Refusals as `storeImage`, of the field `picture`. */
export async function putByPicture(tx: Tx, dataDir: string, draft: string, file: UploadedFile): Promise<Result<unknown>> {
  const stored = await storeImage(tx, dataDir, file.bytes, { thing: pictureOfDraft, thingId: draftId(draft), keepUntil: todayInTown() })
  if (!stored.ok) return { ok: false, errors: stored.errors.map((error) => ({ ...error, field: 'picture' })) }
  await dropPictures(tx, { thing: pictureOfDraft, thingId: draftId(draft), but: stored.value.id })
  return stored
}

export const takeBackPicture = (tx: Tx, draft: string): Promise<void> =>
  dropPictures(tx, { thing: pictureOfDraft, thingId: draftId(draft), but: null })

export const isPutBy = (tx: Tx, draft: string): Promise<boolean> => hasPictures(tx, { thing: pictureOfDraft, thingId: draftId(draft) })

/** The report is sent: the picture is its own now. */
export async function givePicture(tx: Tx, draft: string, report: string): Promise<void> {
  await givePictures(
    tx,
    { thing: pictureOfDraft, thingId: draftId(draft) },
    { thing: pictureOf, thingId: report, keepUntil: daysAfter(todayInTown(), keptDays) },
  )
}
