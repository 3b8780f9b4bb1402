// More for those who want it, folded away for those who do not.
import type { Child } from 'hono/jsx'

/** A line that opens to show more; works without JavaScript. */
export const Details = ({ title, children, openAtStart }: { title: string; children?: Child; openAtStart?: boolean }) => (
  <details class="fold" open={openAtStart || undefined}>
    <summary>{title}</summary>
    <div class="fold-body">{children}</div>
  </details>
)
