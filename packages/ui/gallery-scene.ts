// The invented town that every page of the look book belongs to.
import { type Frame, type Locale, pseudoTexts } from './src/index.ts'

/** Says a sentence in the language of the page; the right-to-left language is made from the Danish. */
export type Say = (danish: string, english: string) => string
export type Scene = { frame: Frame; say: Say; locale: Locale }

const sayIn =
  (locale: Locale): Say =>
  (danish, english) =>
    locale === 'da' ? danish : locale === 'en' ? english : pseudoTexts(danish)

/** The town of the look book in a language. */
export function sceneIn(locale: Locale, assets: Record<string, string>): Scene {
  const say = sayIn(locale)
  const frame: Frame = {
    locale,
    dir: locale === 'ar-XB' ? 'rtl' : 'ltr',
    town: { name: 'Ishøj' },
    path: '/',
    languages: [
      { code: 'da', name: 'Dansk', href: '/da', current: locale === 'da' },
      { code: 'en', name: 'English', href: '/en', current: locale === 'en' },
    ],
    navigation: [
      { heading: say('Fælles mål', 'Shared goals'), href: `/${locale}/goals`, current: true },
      { heading: say('Proaktiv forebyggelse', 'Proactive prevention'), notYet: true },
      { heading: say('Reaktiv forebyggelse', 'Reactive prevention'), notYet: true },
      { heading: say('Tryghed i det offentlige rum', 'Felt safety in public space'), href: `/${locale}/public-space` },
      { heading: say('Viden', 'Knowledge'), href: `/${locale}/knowledge` },
      { heading: say('Fælles løsninger', 'Shared solutions'), notYet: true },
    ],
    signedIn: { name: 'Amina Demo', roles: [say('koordinator', 'coordinator')], signOutHref: '/sign-out', homeHref: `/${locale}/home` },
    signInHref: `/${locale}/sign-in`,
    demonstration: true,
    version: '0.1.0',
    asset: (name) => `./${assets[name] ?? name}`,
    footer: { accessibilityHref: '/was', privacyHref: `/${locale}/privacy`, sourcesHref: `/${locale}/sources` },
  }
  return { frame, say, locale }
}
