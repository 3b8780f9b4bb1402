// What a page with a form is given: the frame, the words in the reader's language, and the form as it came back.
import type { Answered } from '../form/answered.ts'
import { type Texts, textsFor } from '../i18n.ts'
import { explain, type FieldError, type FormFields, type Sentences } from '../result.ts'
import { frameOf } from './frame.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import type { Ask } from './web.ts'

/** A form to show again, with what the person wrote and what to correct. */
export interface Back {
  fields: FormFields
  errors: FieldError[]
}

export function formProps<T extends { errors: Sentences }>(c: Ask, texts: Texts<T>, back: Back = { fields: {}, errors: [] }) {
  const t = textsFor(c.var.locale, texts)
  const sentences = { ...textsFor(c.var.locale, { da, en }).upload, ...t.errors }
  const answered: Answered = { fields: back.fields, errors: explain(back.errors, sentences) }
  return { frame: frameOf(c), t, answered }
}
