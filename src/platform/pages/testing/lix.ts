// How hard a page is to read (LIX, Björnsson 1968): words per sentence plus the share of words over six letters.

/** LIX of the running text of a page: its paragraphs and list items; figures in tables and charts are not read as sentences. */
export function lix(html: string): number {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const running = main.replace(/<(svg|table|script)[\s\S]*?<\/\1>/g, '')
  const texts = [...running.matchAll(/<(p|li)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner = '']) => inner.replace(/<[^>]+>/g, '').trim())
  const words = texts.flatMap((text) => text.match(/\p{L}[\p{L}-]*/gu) ?? [])
  const sentences = texts.reduce((sum, text) => sum + Math.max(1, (text.match(/[^.!?:]+[.!?:]+(\s|$)/g) ?? []).length), 0)
  return words.length / sentences + (100 * words.filter((word) => word.length > 6).length) / words.length
}
