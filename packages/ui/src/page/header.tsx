// The top of every page: which town, which language, who is signed in, and the headings of the paper as the way around.
import { type Frame, type NavigationItem, textsFor } from '../frame.ts'
import { Mark } from './mark.tsx'

const Languages = ({ frame }: { frame: Frame }) => (
  <nav class="languages" aria-label={textsFor(frame.locale).page.languages}>
    <ul class="plain-list">
      {frame.languages.map((language) => (
        <li>
          <a href={language.href} lang={language.code} hreflang={language.code} aria-current={language.current ? 'true' : undefined}>
            {language.name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Access = ({ frame }: { frame: Frame }) => {
  const words = textsFor(frame.locale).page
  if (!frame.signedIn) {
    return (
      <p class="access">
        <a href={frame.signInHref}>{words.signIn}</a>
      </p>
    )
  }
  const { name, roles, homeHref, signOutHref } = frame.signedIn
  return (
    <div class="access">
      <p>
        <a href={homeHref}>{name}</a>
        {roles.length > 0 && <span class="access-roles">{roles.join(', ')}</span>}
      </p>
      <form method="post" action={signOutHref}>
        <button type="submit" class="button button-unstyled">
          {words.signOut}
        </button>
      </form>
    </div>
  )
}

const Item = ({ item, notYet }: { item: NavigationItem; notYet: string }) => {
  if (!item.href || item.notYet) {
    return (
      <span class="room-later">
        {item.heading} <small>({notYet})</small>
      </span>
    )
  }
  return (
    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
      {item.heading}
    </a>
  )
}

const Rooms = ({ frame }: { frame: Frame }) => (
  <ul class="plain-list rooms">
    {frame.navigation.map((item) => (
      <li>
        <Item item={item} notYet={textsFor(frame.locale).page.notYet} />
      </li>
    ))}
  </ul>
)

// The menu is written twice, a row for wide screens and a fold-out for narrow ones, so that neither needs JavaScript.
const Navigation = ({ frame }: { frame: Frame }) => {
  const words = textsFor(frame.locale).page
  return (
    <>
      <nav class="navigation navigation-wide" aria-label={words.navigation}>
        <div class="page-width">
          <Rooms frame={frame} />
        </div>
      </nav>
      <details class="navigation navigation-narrow">
        <summary>{words.menu}</summary>
        <nav aria-label={words.menu}>
          <Rooms frame={frame} />
        </nav>
      </details>
    </>
  )
}

const Banners = ({ frame }: { frame: Frame }) => {
  const words = textsFor(frame.locale).page
  return (
    <>
      {frame.demonstration && (
        <p class="banner banner-demonstration">
          <span class="page-width">
            <strong>{words.demonstrationTitle}.</strong> {words.demonstration}
          </span>
        </p>
      )}
      {frame.copyFrom && (
        <p class="banner banner-copy">
          <span class="page-width">{words.copyFrom(frame.copyFrom)}</span>
        </p>
      )}
    </>
  )
}

export const Header = ({ frame }: { frame: Frame }) => (
  <header class="page-header">
    <Banners frame={frame} />
    <div class="page-width masthead">
      <a class="town" href={`/${frame.elsewhere ?? frame.locale}`}>
        <Mark />
        <span>
          <span class="town-name">{frame.town.name}</span>
          <span class="town-motto">{textsFor(frame.locale).page.motto}</span>
        </span>
      </a>
      <div class="masthead-side">
        <Languages frame={frame} />
        <Access frame={frame} />
      </div>
    </div>
    {frame.navigation.length > 0 && <Navigation frame={frame} />}
  </header>
)
