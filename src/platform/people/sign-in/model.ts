// How somebody asks to be let in: by an address for a link, and the page they were on their way to.
import { z } from 'zod'
import { emailField } from '../accounts/model.ts'

/** A page of this town and nothing else: one slash first, no other host, no control characters. Anything else becomes ''. */
export function localPath(text: string | string[] | undefined): string {
  if (typeof text !== 'string' || text.length > 1000 || !/^\/[^/\\]/.test(text) || /[\p{Cc}\\]/u.test(text)) return ''
  const base = 'http://town.invalid'
  if (!URL.canParse(text, base)) return ''
  const url = new URL(text, base)
  const path = `${url.pathname}${url.search}`
  return url.origin === base && /^\/[^/\\]/.test(path) ? path : ''
}

export const signInForm = z.object({
  email: emailField,
  to: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(localPath),
})

export type LinkKind = 'sign-in' | 'invitation'

/** Minutes a link works. */
export const linkMinutes: Record<LinkKind, number> = { 'sign-in': 10, invitation: 24 * 60 }

export interface OneTimeLink {
  id: string
  kind: LinkKind
  email: string
  account: string | null
  goesTo: string
}

export type StepKind = 'second-factor' | 'enrolment' | 'oidc'

/** A sign-in that is not finished, in one browser. */
export interface Step {
  id: string
  kind: StepKind
  account: string | null
  goesTo: string
  sealed: string
}

/** Minutes a sign-in may stay unfinished. */
export const stepMinutes = 15

/** How often something may be tried before it has to wait, and how many minutes. */
export const patience = {
  link: { tries: 5, minutes: 15 },
  code: { tries: 5, minutes: 15 },
} as const

/** Browser and system in two words, so that people know their own sessions apart; nothing that tells two like browsers apart. */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const browser = first(text, { Edge: /Edg/, Opera: /OPR\//, Firefox: /Firefox|FxiOS/, Chrome: /Chrome|CriOS|Chromium/, Safari: /Safari/ })
  const system = first(text, { Android: /Android/, iPhone: /iPhone/, iPad: /iPad/, Windows: /Windows/, Mac: /Macintosh/, Linux: /Linux/ })
  return [browser, system].filter(Boolean).join(', ')
}

const first = (text: string, signs: Record<string, RegExp>): string => Object.entries(signs).find(([, sign]) => sign.test(text))?.[0] ?? ''
