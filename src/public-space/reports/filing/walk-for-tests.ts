// Walks through the pages of a report as a person without JavaScript does: follows links, answers forms, presses buttons, and counts.
import { parseHTML } from 'linkedom'
import type { TestTown } from '../../../../tests/town.ts'
import { begunNow } from '../guard/guard.ts'

export interface Page {
  status: number
  html: string
  document: Document
}

export interface Walk {
  page: Page
  /** How many pages were seen with a question, and how often something was pressed. */
  pages: number
  taps: number
  html: string[]
  press(link: string): Promise<void>
  /** Answers fields (one press each) and presses the button with these words. */
  answer(fields: Record<string, string | string[] | Blob>, button: string): Promise<void>
  /** Sends a report of one's own, whatever is near by. */
  send(fields?: Record<string, string | Blob>): Promise<void>
}

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

async function pageOf(answer: Response): Promise<Page> {
  const html = await answer.text()
  return { status: answer.status, html, document: parseHTML(html).document }
}

export async function walk(town: TestTown, first: string): Promise<Walk> {
  const walked: Walk = {
    page: await pageOf(await town.visit(first)),
    pages: 1,
    taps: 0,
    html: [],
    press: async (words) => {
      const link = [...walked.page.document.querySelectorAll('main a')].find((one) => textOf(one).startsWith(words))
      if (!link)
        throw new Error(`No link “${words}” on\n${textOf(walked.page.document.querySelector('main') ?? walked.page.document.body)}`)
      walked.taps++
      await arrive(await town.visit(link.getAttribute('href') ?? ''))
    },
    send: (fields = {}) => walked.answer(fields, walked.page.document.querySelector('.tile') ? 'Send min egen' : 'Send'),
    answer: async (fields, words) => {
      const button = [...walked.page.document.querySelectorAll('main button:not([hidden])')].find((one) => textOf(one).startsWith(words))
      const form = button?.closest('form')
      if (!button || !form)
        throw new Error(`No button “${words}” on\n${textOf(walked.page.document.querySelector('main') ?? walked.page.document.body)}`)
      const body = new FormData()
      for (const input of form.querySelectorAll('input, textarea, select')) {
        const [name, type] = [input.getAttribute('name') ?? '', input.getAttribute('type')]
        const isChoice = type === 'radio' || type === 'checkbox'
        if (name in fields || type === 'file' || (isChoice && !input.hasAttribute('checked'))) continue
        const selected = input.querySelector('option[selected]')?.getAttribute('value')
        body.append(name, input.tagName === 'TEXTAREA' ? (input.textContent ?? '') : (selected ?? input.getAttribute('value') ?? ''))
      }
      // Nobody is as quick as a test: the form counts as begun a minute ago.
      if (body.has('begun')) body.set('begun', begunNow(town.platform.config.secret, Date.now() - 60_000))
      for (const [name, given] of Object.entries(fields))
        for (const one of [given].flat()) {
          if (!form.querySelector(`[name="${name}"]`)) throw new Error(`No field ${name}`)
          walked.taps++
          if (typeof one === 'string') body.append(name, one)
          else body.append(name, one, 'billede.png')
        }
      if (button.hasAttribute('name')) body.append(button.getAttribute('name') ?? '', button.getAttribute('value') ?? '')
      walked.taps++
      const isMultipart = form.getAttribute('enctype') === 'multipart/form-data'
      const text = new URLSearchParams([...body].map(([name, value]) => [name, String(value)] as [string, string]))
      await arrive(await town.visit(form.getAttribute('action') ?? '', { method: 'POST', body: isMultipart ? body : text }))
    },
  }
  const arrive = async (answer: Response) => {
    walked.html.push(walked.page.html)
    walked.page = await pageOf(answer)
    walked.pages++
  }
  return walked
}

/** The receipt's code, without its spaces. */
export const codeOn = (page: Page): string => (page.document.querySelector('.big-code output')?.textContent ?? '').replace(/\s/g, '')
export const titleOf = (page: Page): string => textOf(page.document.querySelector('h1') ?? page.document.body)
