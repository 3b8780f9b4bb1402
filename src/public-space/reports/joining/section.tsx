// What a report is put together and linked with, on its own page.
import { ButtonLink, ButtonRow } from '@trygby/ui'
import type { Report } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import { type Joined, type OtherReport, takesIn } from './model.ts'
import type { da } from './texts.da.ts'

export interface JoiningSectionProps {
  t: typeof da
  w: typeof reportWords
  /** Address of a page by its path without language. */
  to: (path: string) => string
  report: Pick<Report, 'id' | 'state' | 'mergedInto' | 'splitFrom'>
  joined: Joined
  mayWork: boolean
}

export const JoiningSection = ({ t, w, to, report, joined, mayWork }: JoiningSectionProps) => (
  <section>
    <h2>{t.sectionTitle}</h2>
    {joined.parts.length + joined.linked.length + joined.divided.length === 0 && !report.splitFrom ? <p>{t.sectionEmpty}</p> : null}
    {report.splitFrom ? (
      <p>
        {t.splitFrom} <a href={to(`/reports/${report.splitFrom}`)}>{t.seeOther}</a>
      </p>
    ) : null}
    <Others title={t.partsTitle} t={t} w={w} to={to} others={joined.parts} />
    <Others title={t.dividedTitle} t={t} w={w} to={to} others={joined.divided} />
    <Others title={t.linkedTitle} t={t} w={w} to={to} others={joined.linked} />
    {mayWork ? (
      <ButtonRow>
        <ButtonLink kind="secondary" href={to(`/reports/${report.id}/join`)}>
          {t.sectionLink}
        </ButtonLink>
        {takesIn(report) ? (
          <ButtonLink kind="secondary" href={to(`/reports/${report.id}/divide`)}>
            {t.divide}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    ) : null}
  </section>
)

const Others = ({ title, t, w, to, others }: Pick<JoiningSectionProps, 't' | 'w' | 'to'> & { title: string; others: OtherReport[] }) =>
  others.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {others.map((other) => (
          <li>
            <a href={to(`/reports/${other.id}`)}>{t.line(String(other.number), w.kinds[other.kind], other.place)}</a>
          </li>
        ))}
      </ul>
    </>
  )
