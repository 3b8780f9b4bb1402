// What every set-up page is given: the frame, the words in the reader's language, what was just done, and a form that came back.
import { frameOf } from '../http/frame.ts'
import { da as httpDa } from '../http/texts.da.ts'
import { en as httpEn } from '../http/texts.en.ts'
import type { Ask } from '../http/web.ts'
import { textsFor } from '../i18n.ts'
import { explain, type FieldError, type FormFields, type Sentences } from '../result.ts'
import { doneOf } from './setup-route.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** A form to show again, with what the person wrote and what to correct. */
export interface Back {
  fields: FormFields
  errors: FieldError[]
}

export function setupProps<T extends { errors: Sentences }>(
  c: Ask,
  texts: { da: T; en: NoInfer<T> },
  back: Back = { fields: {}, errors: [] },
) {
  const t = textsFor(c.var.locale, texts)
  const sentences = { ...textsFor(c.var.locale, { da: httpDa, en: httpEn }).upload, ...t.errors }
  const answered = { fields: back.fields, errors: explain(back.errors, sentences) }
  return { frame: frameOf(c), words: textsFor(c.var.locale, { da, en }), done: doneOf(c), t, answered }
}
