// The frame around a page: town, language, navigation and who is signed in, from the visit.
import { type Frame, formatDateTime } from '@trygby/ui'
import { directionOf, isMoreLocale, type Locale, localeNames, locales, textsFor } from '../i18n.ts'
import { da } from '../people/texts.da.ts'
import { en } from '../people/texts.en.ts'
import { isSignedIn } from '../roles.ts'
import { da as httpDa } from './texts.da.ts'
import { en as httpEn } from './texts.en.ts'
import { type Ask, href } from './web.ts'

/** What `Page` needs to draw everything around the page's own content. */
export function frameOf(c: Ask): Frame {
  const { locale, town, actor, path, platform } = c.var
  const chosen: Locale[] = [...locales, ...(c.var.alsoWrittenIn ?? [])].filter((code) => town.languages.includes(code))
  const shown: Locale[] = platform.config.pseudoLanguage ? [...chosen, 'ar-XB'] : chosen
  const query = new URL(c.req.url).search
  const away = elsewhere(c)
  return {
    locale,
    ...(away === locale ? {} : { elsewhere: away }),
    dir: directionOf(locale),
    town: { name: town.name || textsFor(locale, { da: httpDa, en: httpEn }).unnamedTown },
    path,
    languages: shown.map((code) => ({
      code,
      name: localeNames[code],
      href: `/${code}${path === '/' ? '' : path}${query}`,
      current: code === locale,
    })),
    navigation: (away === locale ? platform.navigation(locale, actor) : []).map(({ heading, href: to, also = [] }) => ({
      heading,
      ...(to === undefined
        ? { notYet: true }
        : { href: href(c, to), current: [to, ...also].some((under) => path === under || path.startsWith(`${under}/`)) }),
    })),
    ...(isSignedIn(actor) ? { signedIn: signedIn(c) } : {}),
    signInHref: `/${away}/sign-in`,
    demonstration: town.isDemonstration,
    ...(c.env?.copyTaken ? { copyFrom: formatDateTime(c.env.copyTaken, locale) } : {}),
    version: platform.config.version,
    asset: platform.asset,
    footer: { accessibilityHref: `/${away}/accessibility`, privacyHref: `/${away}/privacy`, sourcesHref: `/${away}/knowledge/sources` },
  }
}

/** The language of pages that are not written in the reader's own: English where the town shows it. */
export function elsewhere(c: Ask): Locale {
  const { locale, town } = c.var
  if (!isMoreLocale(locale)) return locale
  return town.languages.includes('en') ? 'en' : 'da'
}

function signedIn(c: Ask): NonNullable<Frame['signedIn']> {
  const { name, roles } = c.var.actor
  const words = textsFor(c.var.locale, { da, en }).roles
  return {
    name,
    roles: roles.map((role) => words[role] ?? role),
    signOutHref: `/${elsewhere(c)}/sign-out`,
    homeHref: `/${elsewhere(c)}/my-page`,
  }
}
