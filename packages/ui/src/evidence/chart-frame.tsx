// A chart with everything a sceptic asks for, and the same figures as a table.
import { raw } from 'hono/html'
import { useTexts } from '../frame.ts'
import { Details } from '../parts/details.tsx'
import { Table, type TableProps } from '../table/table.tsx'
import { type Evidence, EvidenceNote, requireEvidence } from './evidence.tsx'

export type ChartFrameProps = Evidence & {
  title: string
  /** What the chart shows, in one sentence that stands without it. */
  summary: string
  /** From one of the chart functions. */
  chart: string
  /** The equal table; its caption is the chart's title unless it has its own. */
  table: Omit<TableProps, 'caption'> & { caption?: string }
  tableOpenAtStart?: boolean
  level?: 2 | 3
}

/** Refuses (`MissingEvidence`) to draw a chart that lacks source, n, uncertainty, its limits or the figures as a table. */
export const ChartFrame = (props: ChartFrameProps) => {
  const { title, summary, chart, table, tableOpenAtStart, level = 2, source, n, uncertainty, cannotSay } = props
  requireEvidence(title, props, { table })
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="chart-frame">
      <Heading class="chart-title">{title}</Heading>
      <p class="chart-summary">{summary}</p>
      <div class="chart-picture">{raw(chart)}</div>
      <Details title={useTexts().evidence.asTable} openAtStart={tableOpenAtStart}>
        <Table {...table} caption={table.caption ?? title} />
      </Details>
      <EvidenceNote source={source} n={n} uncertainty={uncertainty} cannotSay={cannotSay} />
    </section>
  )
}
