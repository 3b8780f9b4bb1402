// What every page knows about the town, the reader and the language; set once by the page, read by every part inside it.
import { createContext, useContext } from 'hono/jsx'
import { pseudoTexts } from './pseudo.ts'
import { texts as danish, type Texts } from './texts.da.ts'
import { texts as english } from './texts.en.ts'
import { ar, pl, tr, ur } from './texts.more.ts'

/**
 * The languages a page can be shown in. Turkish, Urdu, Arabic and Polish are those of the pages residents report on; `ar-XB` is the right-to-left
 * test language, never offered to residents.
 */
export type Locale = 'da' | 'en' | 'tr' | 'ur' | 'ar' | 'pl' | 'ar-XB'

/** One heading of the paper in the menu. Without `href`, or with `notYet`, it is shown as plain text. */
export type NavigationItem = { heading: string; href?: string; current?: boolean; notYet?: boolean }

/** What the page frame needs to know; made once per request. */
export type Frame = {
  locale: Locale
  /** The language of pages that are not written in this one; without it they are in the same. */
  elsewhere?: Locale
  dir: 'ltr' | 'rtl'
  town: { name: string }
  /** The address without its language prefix, e.g. `/knowledge/crime`. */
  path: string
  languages: { code: string; name: string; href: string; current: boolean }[]
  navigation: NavigationItem[]
  signedIn?: { name: string; roles: string[]; signOutHref: string; homeHref: string }
  signInHref: string
  demonstration: boolean
  /** When the page is served from the last released copy: the time of that copy, in words. */
  copyFrom?: string
  version: string
  /** Logical name (`staff.css`, `ui/table`) to the address it is served at. */
  asset: (logicalName: string) => string
  footer: { accessibilityHref: string; privacyHref: string; sourcesHref: string }
}

const ALL: Record<Locale, Texts> = { da: danish, en: english, tr, ur, ar, pl, 'ar-XB': pseudoTexts(danish) }

/** The shared words in a language. */
export const textsFor = (locale: Locale): Texts => ALL[locale]

export const FrameContext = createContext<Frame | undefined>(undefined)

/** The frame of the page being drawn; outside a page there is none. */
export const useFrame = (): Frame | undefined => useContext(FrameContext)

/** The language of the page being drawn; Danish outside a page. */
export const useLocale = (): Locale => useFrame()?.locale ?? 'da'

/** The shared words in the language of the page being drawn. */
export const useTexts = (): Texts => textsFor(useLocale())
