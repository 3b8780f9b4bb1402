// The words of the plan's live parts, and how days and figures are written in them. Danish only: the plan is adopted in Danish.
import { formatDate, formatNumber } from '@trygby/ui'
import type { Block, Inline } from '../../../platform/paper/model.ts'
import type { Movement } from '../../goals/model.ts'
import type { Frequency } from '../../indicators/model.ts'

export const text = (written: string): Inline[] => [{ text: written }]
export const paragraph = (written: string): Block => ({ kind: 'paragraph', text: text(written) })
/** Every line of what somebody wrote in a field becomes a paragraph. */
export const paragraphs = (written: string): Block[] =>
  written
    .split(/\n\s*/)
    .filter((line) => line.trim() !== '')
    .map(paragraph)
export const heading = (level: 3 | 4, written: string): Block => ({ kind: 'heading', level, text: text(written) })
/** A line with its name in bold: "Afdeling: Børn og Unge". */
export const named = (name: string, said: string): Block[] => [
  { kind: 'paragraph', text: [{ text: `${name}: `, strong: true }, { text: said }] },
]
export const bullets = (items: Block[][]): Block => ({ kind: 'list', ordered: false, items })

export const day = (on: string): string => formatDate(on, 'da')
export const figure = (value: number, digits: number): string => formatNumber(value, 'da', digits)
export const dash = '–'

export const movementWords: Record<Movement, string> = {
  better: 'bedre',
  worse: 'værre',
  held: 'holdt',
  'no-clear-change': 'ingen klar ændring',
  'cannot-tell': 'kan ikke siges',
}

export const frequencyWords: Record<Frequency, string> = {
  month: 'hver måned',
  quarter: 'hvert kvartal',
  'half-year': 'hvert halve år',
  year: 'hvert år',
  'second-year': 'hvert andet år',
  other: 'når de foreligger',
}

export const noneYet = 'Der er ikke udgivet tal endnu.'
