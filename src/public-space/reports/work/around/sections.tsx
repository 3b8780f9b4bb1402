// What stands around a report: others near by, and the phenomena it is part of.
import { ButtonLink, type Frame, formatDate, formatNumber, Table } from '@trygby/ui'
import { HandoverSection } from '../../../handovers/section.tsx'
import { isOpen } from '../../model.ts'
import type { ReportPageProps } from '../props.ts'

export const AroundSections = ({ frame, t, w, near, phenomena, handovers, report, today, mayWork }: ReportPageProps) => (
  <>
    <HandoverSection frame={frame} report={report.id} handovers={handovers} today={today} mayWork={mayWork && isOpen(report.state)} />
    <section>
      <h2>{t.nearTitle}</h2>
      {near.length === 0 ? <p>{t.nearEmpty}</p> : <NearTable frame={frame} t={t} w={w} near={near} />}
    </section>
    <section>
      <h2>{t.phenomenaTitle}</h2>
      {phenomena.length === 0 && <p>{t.phenomenaEmpty}</p>}
      <ul>
        {phenomena.map(({ id, behaviour, where }) => (
          <li>
            <a href={`/${frame.locale}/phenomena/${id}`}>
              {behaviour}, {where}
            </a>
          </li>
        ))}
      </ul>
      {mayWork && report.door !== 'good' && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/phenomena/new?reports=${report.id}`}>
            {t.makePhenomenon}
          </ButtonLink>
        </p>
      )}
    </section>
  </>
)

const NearTable = ({ frame, t, w, near }: { frame: Frame } & Pick<ReportPageProps, 't' | 'w' | 'near'>) => (
  <Table
    caption={t.nearCaption}
    columns={[
      { key: 'about', heading: t.about },
      { key: 'metres', heading: t.far, numeric: true },
      { key: 'state', heading: t.facts.state },
      { key: 'when', heading: t.when },
    ]}
    rows={near.map(({ id, number, kind, state, metres, receivedAt }) => ({
      href: `/${frame.locale}/reports/${id}`,
      cells: {
        about: t.title(w.kinds[kind], formatNumber(number, frame.locale)),
        metres: t.metres(formatNumber(metres, frame.locale)),
        state: w.states[state],
        when: formatDate(receivedAt, frame.locale),
      },
    }))}
  />
)
