// The frame around a page: town, language, navigation and who is signed in, from the visit.
import { type Frame, formatDateTime } from '@trygby/ui'
import { directionOf, type Locale, localeNames, locales, textsFor } from '../i18n.ts'
import { da } from '../people/texts.da.ts'
import { en } from '../people/texts.en.ts'
import { isSignedIn } from '../roles.ts'
import { da as httpDa } from './texts.da.ts'
import { en as httpEn } from './texts.en.ts'
import { type Ask, href } from './web.ts'

/** What `Page` needs to draw everything around the page's own content. */
export function frameOf(c: Ask): Frame {
  const { locale, town, actor, path, platform } = c.var
  const chosen: Locale[] = locales.filter((code) => town.languages.includes(code))
  const shown: Locale[] = platform.config.pseudoLanguage ? [...chosen, 'ar-XB'] : chosen
  const query = new URL(c.req.url).search
  return {
    locale,
    dir: directionOf(locale),
    town: { name: town.name || textsFor(locale, { da: httpDa, en: httpEn }).unnamedTown },
    path,
    languages: shown.map((code) => ({
      code,
      name: localeNames[code],
      href: `/${code}${path === '/' ? '' : path}${query}`,
      current: code === locale,
    })),
    navigation: platform.navigation(locale, actor).map(({ heading, href: to, also = [] }) => ({
      heading,
      ...(to === undefined
        ? { notYet: true }
        : { href: href(c, to), current: [to, ...also].some((under) => path === under || path.startsWith(`${under}/`)) }),
    })),
    ...(isSignedIn(actor) ? { signedIn: signedIn(c) } : {}),
    signInHref: href(c, '/sign-in'),
    demonstration: town.isDemonstration,
    ...(c.env?.copyTaken ? { copyFrom: formatDateTime(c.env.copyTaken, locale) } : {}),
    version: platform.config.version,
    asset: platform.asset,
    footer: { accessibilityHref: href(c, '/accessibility'), privacyHref: href(c, '/privacy'), sourcesHref: href(c, '/knowledge/sources') },
  }
}

function signedIn(c: Ask): NonNullable<Frame['signedIn']> {
  const { name, roles } = c.var.actor
  const words = textsFor(c.var.locale, { da, en }).roles
  return { name, roles: roles.map((role) => words[role] ?? role), signOutHref: href(c, '/sign-out'), homeHref: href(c, '/my-page') }
}
