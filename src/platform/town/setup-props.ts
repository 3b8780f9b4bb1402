// What every set-up page is given: what any page with a form is, the words of set-up, and what was just done.
import { type Back, formProps } from '../http/form-props.ts'
import type { Ask } from '../http/web.ts'
import { textsFor } from '../i18n.ts'
import type { Sentences } from '../result.ts'
import { doneOf } from './setup-route.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const setupProps = <T extends { errors: Sentences }>(c: Ask, texts: { da: T; en: NoInfer<T> }, back?: Back) => ({
  ...formProps(c, texts, back),
  words: textsFor(c.var.locale, { da, en }),
  done: doneOf(c),
})
