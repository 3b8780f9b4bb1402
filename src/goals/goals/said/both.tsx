// Words in two languages on a page: the reader's own, or the Danish marked as Danish.
import type { Said } from './model.ts'

/** Words inside a line. */
export const Words = ({ of: { text, lang } }: { of: Said }) =>
  lang ? (
    <span lang={lang} dir="ltr">
      {text}
    </span>
  ) : (
    text
  )

/** Words with a paragraph for each line the writer broke. */
export const Paragraphs = ({ of: { text, lang } }: { of: Said }) => (
  <>
    {text
      .split(/\n\s*/)
      .filter((line) => line !== '')
      .map((line) => (
        <p lang={lang} dir={lang && 'ltr'}>
          {line}
        </p>
      ))}
  </>
)
