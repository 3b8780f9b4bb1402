// The way back from a page about an effort: the list, and the effort by its name.
import type { Frame } from '@trygby/ui'
import { type Said, saidIn } from '../goals/said/model.ts'
import type { Effort } from './model.ts'

/** An effort as a page around it calls it. */
export interface Named {
  id: string
  name: Said
}

export const named = ({ id, name }: Effort, locale: Frame['locale']): Named => ({ id, name: saidIn(name, locale) })

/** `efforts`: what the list is called. */
export const trailTo = ({ locale }: Pick<Frame, 'locale'>, efforts: string, { id, name }: Named) => [
  { text: efforts, href: `/${locale}/efforts` },
  { ...name, href: `/${locale}/efforts/${id}` },
]
