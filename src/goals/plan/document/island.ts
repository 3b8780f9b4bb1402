// What is pasted into a chapter from Word or a web page goes in as Markdown, and the page says so.
import { markdownOf } from './pasted/model.ts'
import { tidyPlain } from './pasted/plain/model.ts'
import { da } from './pasted/texts.da.ts'
import { en } from './pasted/texts.en.ts'

const words = document.documentElement.lang === 'en' ? en : da

/** The Markdown to put in instead; null when what the browser would do is right. */
function instead(clipboard: DataTransfer): string | null {
  const plain = clipboard.getData('text/plain')
  const html = clipboard.getData('text/html')
  const tidied = tidyPlain(html ? markdownOf(new DOMParser().parseFromString(html, 'text/html').body) : plain)
  return tidied.trim() === '' || tidied === plain ? null : tidied
}

/** A list, a table or several paragraphs pasted into the middle of a line stand apart from it; otherwise they would be part of it. */
function apart({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, text: string): string {
  if (!/\n|^([-#>|]|\d+\.) /.test(text)) return text
  const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)]
  return (/(^|\n\n)$/.test(before) ? '' : '\n\n') + text + (/^(\n\n|$)/.test(after) ? '' : '\n\n')
}

function insert(field: HTMLTextAreaElement, text: string): void {
  // The old command is the only one that leaves the browser's own "undo" whole.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-markdown], [data-markdown] textarea')) {
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  field.after(said)
  field.addEventListener('paste', (event) => {
    said.textContent = ''
    const text = event.clipboardData && instead(event.clipboardData)
    if (!text) return
    event.preventDefault()
    insert(field, apart(field, text))
    said.textContent = words.cleaned
  })
}
