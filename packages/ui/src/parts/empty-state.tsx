// What to say where nothing is yet: why it is empty and what would fill it.
import type { Child } from 'hono/jsx'
import { ButtonLink } from '../form/button.tsx'

/** Never a blank page: a title, a reason, and where to go. */
export const EmptyState = ({ title, text, action }: { title: string; text: Child; action?: { text: string; href: string } }) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
    {action && (
      <p>
        <ButtonLink kind="secondary" href={action.href}>
          {action.text}
        </ButtonLink>
      </p>
    )}
  </div>
)
