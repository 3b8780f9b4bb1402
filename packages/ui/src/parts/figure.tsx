// One big number that never stands alone: what it counts, out of how many, how sure, and from where.
import type { Child } from 'hono/jsx'
import { MissingEvidence } from '../evidence/evidence.tsx'
import { useTexts } from '../frame.ts'

export type FigureProps = {
  /** The number as it is to be read, with its unit: `88,1 %`. */
  value: string
  label: Child
  n: FigureWords
  uncertainty: { interval: string } | { none: FigureWords }
  source: Child
}

/** Words of the page, or words in another language than the page's. */
export type FigureWords = string | { text: string; lang?: string }

const textOf = (words: FigureWords): string => (typeof words === 'string' ? words : words.text).trim()
const langOf = (words: FigureWords): string | undefined => (typeof words === 'string' ? undefined : words.lang)

/** Refuses to be drawn without n, uncertainty and source. */
export const Figure = ({ value, label, n, uncertainty, source }: FigureProps) => {
  const words = useTexts().evidence
  const sureness = 'interval' in uncertainty ? uncertainty.interval : uncertainty.none
  const missing = [textOf(n) ? '' : 'n', textOf(sureness) ? '' : 'uncertainty', source ? '' : 'source'].filter(Boolean)
  if (missing.length > 0) throw new MissingEvidence(value, missing)
  return (
    <div class="figure">
      <p class="figure-value">{value}</p>
      <p class="figure-label">{label}</p>
      <dl class="figure-evidence">
        <div>
          <dt>{words.n}</dt>
          <dd lang={langOf(n)}>{textOf(n)}</dd>
        </div>
        <div>
          <dt>{words.uncertainty}</dt>
          <dd lang={langOf(sureness)}>{textOf(sureness)}</dd>
        </div>
        <div>
          <dt>{words.source}</dt>
          <dd>{source}</dd>
        </div>
      </dl>
    </div>
  )
}
