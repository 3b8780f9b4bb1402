// One thing with what belongs beside it; on a narrow screen the one comes after the other.
import type { Child } from 'hono/jsx'

/** The main thing takes two thirds; `label` says what stands beside it. */
export const Beside = ({ children, side, label }: { children?: Child; side: Child; label: string }) => (
  <div class="beside">
    <div>{children}</div>
    <aside aria-label={label}>{side}</aside>
  </div>
)
