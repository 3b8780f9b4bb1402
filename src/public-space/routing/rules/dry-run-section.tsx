// What the rule would have done with last month's reports: how many would go where, what changes, and which they are.
import { formatDate, formatNumber, Table } from '@trygby/ui'
import type { DryRun, Whom } from '../dry-run/dry-run.ts'
import type { MovingReport } from '../dry-run/store.ts'
import type { RuleWords } from './rule-words.ts'

export interface DryRunSectionProps extends RuleWords {
  tried: {
    run: DryRun
    /** Null for whoever sees no reports. */
    reports: (MovingReport & { now: Whom; after: Whom })[] | null
    /** So many at most are listed. */
    most: number
  }
}

export const DryRunSection = ({ frame, t, w, tried: { run, reports, most } }: DryRunSectionProps) => {
  const n = (count: number) => formatNumber(count, frame.locale)
  const whom = ({ kind, name }: Whom) => (kind === 'nobody' ? t.nobody : t[kind](name))
  return (
    <section>
      <h2>{t.dryTitle}</h2>
      <p>{run.reports === 0 ? t.dryNone : run.changed === 0 ? t.drySame(n(run.reports)) : t.dryChanged(n(run.changed), n(run.reports))}</p>
      {run.reports > 0 && (
        <Table
          caption={t.dryCaption}
          columns={[
            { key: 'to', heading: t.to },
            { key: 'now', heading: t.dryNow, numeric: true },
            { key: 'after', heading: t.dryThen, numeric: true },
          ]}
          rows={run.whoms.map((line) => ({ cells: { to: whom(line), now: n(line.now), after: n(line.after) } }))}
        />
      )}
      {run.changed > 0 && reports === null && <p>{t.dryHidden}</p>}
      {reports !== null && reports.length > 0 && (
        <>
          <Table
            caption={t.dryList}
            columns={[
              { key: 'report', heading: t.report },
              { key: 'received', heading: t.received },
              { key: 'now', heading: t.now },
              { key: 'after', heading: t.after },
            ]}
            rows={reports.map((report) => ({
              href: `/${frame.locale}/reports/${report.id}`,
              cells: {
                report: `${n(report.number)}: ${w.kinds[report.kind]}, ${report.place}`,
                received: formatDate(report.receivedAt, frame.locale),
                now: whom(report.now),
                after: whom(report.after),
              },
            }))}
          />
          {reports.length === most && <p>{t.dryMost(n(most))}</p>}
        </>
      )}
    </section>
  )
}
