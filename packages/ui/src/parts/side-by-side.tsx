// Two views of the same thing to be held against each other.
import type { Child } from 'hono/jsx'

/** Its two children stand beside each other where there is room, and one after the other where there is not. */
export const SideBySide = ({ children }: { children?: Child }) => <div class="side-by-side">{children}</div>
