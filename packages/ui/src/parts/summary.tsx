// The key facts of a thing, as pairs of a name and a value.
import type { Child } from 'hono/jsx'

export type Fact = { name: string; value: Child; change?: { text: string; href: string } }

/** A list of facts; each may have its own link to change it. */
export const Summary = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts">
    {facts.map((fact) => (
      <div>
        <dt>{fact.name}</dt>
        <dd>
          {fact.value}
          {fact.change && (
            <a class="fact-change" href={fact.change.href}>
              {fact.change.text}
              <span class="sr-only"> {fact.name}</span>
            </a>
          )}
        </dd>
      </div>
    ))}
  </dl>
)
