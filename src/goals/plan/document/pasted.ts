// Text that somebody has pasted into a chapter, tidied before it is kept: from Word, Outlook, Pages, a PDF or a web page, with or without JavaScript.
import { parseHTML } from 'linkedom'
import { plainText } from '../../../platform/paper/model.ts'
import { markdownOf, type PastedNode } from './pasted/model.ts'
import { tidyPlain } from './pasted/plain/model.ts'

/** Clearly a page's source and not a text that speaks of it: it begins with an element and closes some, or bears Word's own marks. */
const HTML =
  /^\s*<(?:!doctype|html|body|meta|div|p|span|table|ul|ol|h[1-6]|b|font|style|o:p|!--)\b[\s\S]*<\/(?:html|body|div|p|span|table|ul|ol|h[1-6]|font)>/i
const WORD = /<p class="?'?Mso|<o:p>|<!--\[if |style=['"][^'"]*\bmso-/i

/** The pasted text as Markdown; text that already is Markdown comes back unchanged. Never throws. */
export function cleanPasted(text: string): string {
  const legible = text.replaceAll('\u0000', '')
  return plainText(HTML.test(legible) || WORD.test(legible) ? tidyPlain(fromHtml(legible)) : tidyPlain(legible))
}

function fromHtml(source: string): string {
  // Word's notes to itself stand in comments that are not quite comments; what they enclose for lists is kept.
  const html = source
    .replace(/<!--\[if ![^\]]*\]-->|<!--\[endif\]-->|<!\[(?:if|endif)[^>]*>/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(style|script|xml)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<\?xml[^>]*>/gi, '')
  const { document } = parseHTML(
    `<!doctype html><html><body>${html.replace(/<\/?(?:!doctype|html|head|body)\b[^>]*>/gi, '')}</body></html>`,
  )
  return markdownOf(document.body as unknown as PastedNode)
}
