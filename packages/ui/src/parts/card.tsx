// Equal things side by side, each with its own heading and way in.
import type { Child } from 'hono/jsx'

export type CardProps = {
  /** A text, or one that says which language it is in. */
  title: Child
  href?: string
  /** The heading's level on the page. */
  level?: 2 | 3
  /** A small line above the title, e.g. `Mål 1`. */
  over?: Child
  children?: Child
  /** A line at the foot: a date, a source. */
  foot?: Child
  /** Draws the card as the one that matters most. */
  prominent?: boolean
}

/** One thing: title, a few words, and perhaps a link. */
export const Card = ({ title, href, level = 2, over, children, foot, prominent }: CardProps) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class={prominent ? 'tile tile-prominent' : 'tile'}>
      {over && <p class="tile-over">{over}</p>}
      <Heading class="tile-title">{href ? <a href={href}>{title}</a> : title}</Heading>
      {children && <div class="tile-body">{children}</div>}
      {foot && <p class="tile-foot">{foot}</p>}
    </div>
  )
}

/** Cards in as many columns as there is room for. */
export const CardGrid = ({ children }: { children?: Child }) => <div class="tiles">{children}</div>
