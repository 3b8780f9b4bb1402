// Keeps what somebody writes within what can be read: no line nests without end, no paragraph begins a thousand links that never come.

/** A line that starts with more signs for list and quote than this is text from there on; so is an indent deeper than this. */
const MARKS = 10
const INDENT = 40

/** Escapes what would nest without end: one line of a hundred thousand ">" is text, not a hundred thousand quotes. */
export function bounded(text: string): string {
  const line = (whole: string) => {
    const indent = /^[ \t]*/.exec(whole)?.[0] ?? ''
    const rest = whole.slice(indent.length)
    const marks = new RegExp(`^(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${MARKS}}`).exec(rest)?.[0]
    const calm = marks && !/^([-*_])(?:[ \t]*\1)+[ \t]*$/.test(rest) ? marks + escaped(rest.slice(marks.length)) : rest
    return indent.replaceAll('\t', '    ').slice(0, INDENT) + calm
  }
  return text
    .split('\n')
    .map(line)
    .join('\n')
    .split(/\n(?=[ \t]*\n)/)
    .map(withoutLooseBrackets)
    .join('\n')
}

// Each opening bracket is a link that may begin: a paragraph with very many that begin nothing would take the reader seconds.
function withoutLooseBrackets(paragraph: string): string {
  // An escaped sign is taken along whole, so that its second half is not mistaken for a bracket of its own.
  const looseOrEscaped = /\\[\s\S]|\[(?![^[\]\n]{0,500}\])/g
  const loose = paragraph.match(looseOrEscaped)?.filter((found) => found === '[').length ?? 0
  return loose > 100 ? paragraph.replace(looseOrEscaped, (found) => (found === '[' ? '\\[' : found)) : paragraph
}

const escaped = (text: string) => text.replace(/^(?=[>+*-])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\')
