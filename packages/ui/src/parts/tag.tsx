// A word or two that says what state a thing is in; never put on a person or a place to live.
import type { Child } from 'hono/jsx'

export type TagKind = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** A state in one or two words. The words carry the meaning, the colour only helps. */
export const Tag = ({ kind = 'neutral', children }: { kind?: TagKind; children?: Child }) => (
  <span class={`state state-${kind}`}>{children}</span>
)
