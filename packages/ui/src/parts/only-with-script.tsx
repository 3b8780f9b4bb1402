// What is of no use without JavaScript is not offered without it.
import type { Child } from 'hono/jsx'

/** Shown by the island of what stands in it. */
export const OnlyWithScript = ({ children }: { children?: Child }) => (
  <div hidden data-only-with-script>
    {children}
  </div>
)
