// The foot of every page: how to reach us if the site shuts you out, what we keep about you, and where the figures come from.
import { type Frame, textsFor } from '../frame.ts'

export const Footer = ({ frame }: { frame: Frame }) => {
  const words = textsFor(frame.locale).page
  const links = [
    { text: words.accessibility, href: frame.footer.accessibilityHref },
    { text: words.privacy, href: frame.footer.privacyHref },
    { text: words.sources, href: frame.footer.sourcesHref },
  ]
  return (
    <footer class="page-footer">
      <div class="page-width footer-row">
        <p class="footer-town">
          {frame.town.name}
          <span>{words.motto}</span>
        </p>
        <nav aria-label={words.footer}>
          <ul class="plain-list">
            {links.map((link) => (
              <li>
                <a href={link.href}>{link.text}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="footer-small">
          {words.credit}
          <span>{words.version(frame.version)}</span>
        </p>
      </div>
    </footer>
  )
}
