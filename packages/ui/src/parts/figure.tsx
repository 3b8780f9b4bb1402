// One big number that never stands alone: what it counts, out of how many, how sure, and from where.
import type { Child } from 'hono/jsx'
import { MissingEvidence } from '../evidence/evidence.tsx'
import { useTexts } from '../frame.ts'

export type FigureProps = {
  /** The number as it is to be read, with its unit: `88,1 %`. */
  value: string
  label: Child
  n: string
  uncertainty: { interval: string } | { none: string }
  source: Child
}

/** Refuses to be drawn without n, uncertainty and source. */
export const Figure = ({ value, label, n, uncertainty, source }: FigureProps) => {
  const words = useTexts().evidence
  const sureness = 'interval' in uncertainty ? uncertainty.interval : uncertainty.none
  const missing = [n.trim() ? '' : 'n', sureness.trim() ? '' : 'uncertainty', source ? '' : 'source'].filter(Boolean)
  if (missing.length > 0) throw new MissingEvidence(value, missing)
  return (
    <div class="figure">
      <p class="figure-value">{value}</p>
      <p class="figure-label">{label}</p>
      <dl class="figure-evidence">
        <div>
          <dt>{words.n}</dt>
          <dd>{n}</dd>
        </div>
        <div>
          <dt>{words.uncertainty}</dt>
          <dd>{sureness}</dd>
        </div>
        <div>
          <dt>{words.source}</dt>
          <dd>{source}</dd>
        </div>
      </dl>
    </div>
  )
}
