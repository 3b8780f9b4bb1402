// What a partner may see of sensitive reports: counts of five or more by kind, quarter and month.
import { EmptyState, type Frame, formatNumber, Page, Table } from '@trygby/ui'
import type { Kind } from '../../reports/model.ts'
import type { da as words } from '../../reports/texts.da.ts'
import type { CountRow } from './model.ts'
import type { da } from './texts.da.ts'

interface CountsProps {
  frame: Frame
  t: typeof da
  w: typeof words
  months: string[]
  rows: CountRow[]
}

const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'da' ? 'da-DK' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month))

export const CountsPage = ({ frame, t, w, months, rows }: CountsProps) => {
  const rowsOf = (month: string, all: CountRow[]) => {
    const name = monthName(month, frame.locale)
    const shown = all.filter((row) => row.month === month)
    if (shown.length === 0) return [{ cells: { month: name, area: t.town, kind: t.none, count: '' } }]
    return shown.map((row) => ({
      cells: {
        month: name,
        area: row.areaName || t.town,
        // Kinds come from the closed list; '' is all of them.
        kind: row.kind ? (w.kinds[row.kind as Kind] ?? row.kind) : t.all,
        count: formatNumber(row.count, frame.locale),
      },
    }))
  }
  return (
    <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={[{ text: t.handovers, href: `/${frame.locale}/handovers` }]}>
      {months.length === 0 && <EmptyState title={t.emptyTitle} text={t.empty} />}
      {months.length > 0 && (
        <Table
          caption={t.title}
          captionHidden
          columns={[
            { key: 'month', heading: t.month },
            { key: 'area', heading: t.area },
            { key: 'kind', heading: t.kind },
            { key: 'count', heading: t.count, numeric: true },
          ]}
          rows={months.flatMap((month) => rowsOf(month, rows))}
        />
      )}
      <section>
        <h2>{t.about}</h2>
        <p>{t.source}</p>
        <p>{t.n}</p>
        <p>{t.cannot}</p>
        <p>{t.use}</p>
      </section>
    </Page>
  )
}
