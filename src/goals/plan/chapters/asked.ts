// What a page about a chapter is given: the words, the version, and the chapter of the address.
import { idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { readUpload } from '../../../platform/http/upload.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { FormFields } from '../../../platform/result.ts'
import { da as changesDa } from '../changes/texts.da.ts'
import { en as changesEn } from '../changes/texts.en.ts'
import type { Chapter, PlanVersion } from '../model.ts'
import { da as versionsDa } from '../versions/texts.da.ts'
import { en as versionsEn } from '../versions/texts.en.ts'
import { chapterById } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const propsOf = (c: Ask, version: PlanVersion, back?: Back) => ({
  ...formProps(c, { da, en }, back),
  v: textsFor(c.var.locale, { da: versionsDa, en: versionsEn }),
  c: textsFor(c.var.locale, { da: changesDa, en: changesEn }),
  version,
})

export async function chapterAsked(c: Ask, version: PlanVersion): Promise<Chapter> {
  const chapter = await c.var.work((tx) => chapterById(tx, version.id, idOf(c, 'chapter')))
  if (!chapter) throw new Refused(404, '')
  return chapter
}

/** A chapter may be far too long and must come back all the same: more than any form is read, in parts. */
const largest = 16_000_000

/** The form with the chapter's text; null when there was more than can be read. */
export async function readChapterForm(c: Ask): Promise<FormFields | null> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) return readForm(c)
  const { fields } = await readUpload(c, 'file', { maxBytes: largest, endings: [] })
  return fields.body === undefined ? null : fields
}
