// What must stand beside every chart and map: source, number, uncertainty, and what the figures cannot say.
import { formatDate } from '../format.ts'
import { useLocale, useTexts } from '../frame.ts'

export type Source = {
  name: string
  /** The publisher's table, e.g. `STRAF11`. */
  table?: string
  /** The exact codes asked for, so that anyone can ask the same. */
  codes?: string
  /** One of the two: when the figures were fetched, or the day they are as of where a document froze them. */
  fetchedAt?: Date | string
  asOf?: Date | string
  publishedAt?: Date | string
}

export type Evidence = {
  source: Source
  /** How many the figures rest on, in words: `98 kommuner, 1.821 anmeldelser`. */
  n: string
  /** What the interval is, or why there is none. */
  uncertainty: { interval: string } | { none: string }
  /** What a reader must not conclude; at least one sentence. */
  cannotSay: string[]
}

/** Thrown when a figure is about to be shown without what makes it honest. */
export class MissingEvidence extends Error {
  constructor(
    readonly title: string,
    readonly missing: string[],
  ) {
    super(`"${title}" cannot be shown: it lacks ${missing.join(', ')}`)
    this.name = 'MissingEvidence'
  }
}

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === ''
const isNoDate = (value: Date | string | undefined) => value === undefined || value === '' || Number.isNaN(new Date(value).getTime())

/** The same as a chart or map in rows or words: for whoever does not see it, and for whoever wants the figures themselves. */
export type Equal = { table: { columns: unknown[]; rows: unknown[] } | undefined } | { list: unknown }

const isNothing = (shown: unknown): boolean =>
  shown === undefined || shown === null || typeof shown === 'boolean' || shown === '' || (Array.isArray(shown) && shown.every(isNothing))

function lacksEqual(equal: Equal): string[] {
  if ('list' in equal) return isNothing(equal.list) ? ['list'] : []
  return equal.table?.columns?.length && equal.table.rows?.length ? [] : ['table']
}

/**
 * Throws `MissingEvidence` naming everything that is missing; what is drawn must also come with its `equal`. Checked at
 * run time, since figures come from data.
 */
export function requireEvidence(title: string, given: Partial<Evidence>, equal?: Equal): asserts given is Evidence {
  const { source, n, uncertainty, cannotSay } = given
  const missing: string[] = []
  if (!source || isBlank(source.name)) missing.push('source')
  else if (isNoDate(source.asOf ?? source.fetchedAt)) missing.push('fetch date')
  if (isBlank(n)) missing.push('n')
  if (!uncertainty || isBlank('interval' in uncertainty ? uncertainty.interval : uncertainty.none)) missing.push('uncertainty')
  if (!cannotSay?.length || cannotSay.some(isBlank)) missing.push('cannotSay')
  if (equal) missing.push(...lacksEqual(equal))
  if (missing.length > 0) throw new MissingEvidence(title, missing)
}

/** The evidence in words, below a chart or map. */
export const EvidenceNote = ({ source, n, uncertainty, cannotSay }: Evidence) => {
  const words = useTexts().evidence
  const locale = useLocale()
  const table = [source.table && `${words.table} ${source.table}`, source.codes && `${words.codes} ${source.codes}`]
    .filter(Boolean)
    .join(', ')
  const dates = [
    source.publishedAt && `${words.published} ${formatDate(source.publishedAt, locale)}`,
    source.asOf && `${words.asOf} ${formatDate(source.asOf, locale)}`,
    source.fetchedAt && `${words.fetched} ${formatDate(source.fetchedAt, locale)}`,
  ].filter(Boolean)
  return (
    <dl class="evidence">
      <div>
        <dt>{words.n}</dt>
        <dd>{n}</dd>
      </div>
      <div>
        <dt>{words.uncertainty}</dt>
        <dd>{'interval' in uncertainty ? uncertainty.interval : `${words.noInterval} ${uncertainty.none}`}</dd>
      </div>
      <div class="evidence-limits">
        <dt>{words.cannotSay}</dt>
        <dd>
          <ul>
            {cannotSay.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </dd>
      </div>
      <div class="evidence-source">
        <dt>{words.source}</dt>
        <dd>
          {source.name}
          {table && `. ${table}`}. {dates.join('. ')}.
        </dd>
      </div>
    </dl>
  )
}
