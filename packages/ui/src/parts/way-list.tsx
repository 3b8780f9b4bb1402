// Ways to go on, one below the other and large enough for a thumb: the page's one question, answered by a press.
import type { Child } from 'hono/jsx'

export type Way = { href: string; text: Child; hint?: Child }

/** A question whose answers are links; the whole line can be pressed. */
export const WayList = ({ ways, label }: { ways: Way[]; label: string }) => (
  <nav aria-label={label}>
    <ul class="plain-list ways">
      {ways.map(({ href, text, hint }) => (
        <li>
          <a href={href}>
            <span class="way-text">{text}</span>
            {hint && <span class="way-hint">{hint}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
