// Text to be read from top to bottom, in lines of a comfortable length.
import type { Child } from 'hono/jsx'

/** Paragraphs, lists and headings in reading width. */
export const Prose = ({ children }: { children?: Child }) => <div class="prose">{children}</div>
