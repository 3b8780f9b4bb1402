// The lists of what lies with partners: dense for staff, and the smallest page there is for a caretaker.
import {
  Button,
  Card,
  CardGrid,
  Details,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  type Frame,
  formatDate,
  formatNumber,
  Page,
  Table,
  WayList,
} from '@trygby/ui'
import { type Answered, errorOf } from '../../../platform/form/answered.ts'
import type { da as words } from '../../reports/texts.da.ts'
import { isOverdue } from '../model.ts'
import { Pictures } from '../partner-view.tsx'
import { HandoverTag } from '../section.tsx'
import type { da } from '../texts.da.ts'
import type { Line, OwnFault } from './model.ts'

interface Shared {
  frame: Frame
  t: typeof da
  w: typeof words
  today: string
  said?: string
}

const saidAbove = (said?: string) => (said ? { kind: 'success' as const, text: said } : undefined)

interface StaffListProps extends Shared {
  lines: Line[]
  /** So many at most are shown. */
  most: number
  now: Date
}

export const StaffListPage = ({ frame, t, w, today, said, lines, most, now }: StaffListProps) => (
  <Page
    frame={frame}
    title={t.list.staffTitle}
    lead={t.list.staffLead}
    breadcrumbs={[{ text: t.reports, href: `/${frame.locale}/reports` }]}
    status={saidAbove(said)}
  >
    <Table
      caption={t.list.staffTitle}
      captionHidden
      empty={t.list.empty}
      columns={[
        { key: 'report', heading: t.list.report },
        { key: 'to', heading: t.list.to },
        { key: 'due', heading: t.list.due },
        { key: 'state', heading: t.list.state },
        { key: 'handed', heading: t.list.handed },
      ]}
      rows={lines.map((line) => ({
        href: `/${frame.locale}/handovers/${line.id}`,
        cells: {
          report: `${formatNumber(line.number, frame.locale)}: ${w.kinds[line.kind]}, ${line.place}`,
          to: line.toName,
          due: formatDate(line.due, frame.locale),
          state: (
            <>
              <HandoverTag frame={frame} handover={line} today={today} />
              {line.way === 'link' && line.expiresAt !== null && line.expiresAt <= now && ` ${t.list.linkOver}`}
            </>
          ),
          handed: formatDate(line.madeAt, frame.locale),
        },
      }))}
    />
    {lines.length === most && <p>{t.list.most(formatNumber(most, frame.locale))}</p>}
    <ul>
      <li>
        <a href={`/${frame.locale}/handovers/counts`}>{t.list.counts}</a>
      </li>
      <li>
        <a href={`/${frame.locale}/handovers/blocks`}>{t.list.blocks}</a>
      </li>
    </ul>
  </Page>
)

interface PartnerListProps extends Shared {
  answered: Answered
  lines: Line[]
  faults: (OwnFault & { pictures: string[] })[]
  /** Whether this partner is given faults, and whether counts, by its agreement. */
  hasFaults: boolean
  hasCounts: boolean
}

export const PartnerListPage = (props: PartnerListProps) => {
  const { frame, t, w, today, said, answered, lines, faults, hasFaults, hasCounts } = props
  const isEmpty = lines.length === 0 && faults.length === 0
  const onlyFaults = hasFaults && lines.length === 0
  return (
    <Page
      frame={frame}
      title={onlyFaults ? t.list.faultsTitle : t.list.partnerTitle}
      lead={onlyFaults ? (isEmpty ? undefined : t.list.faultsLead) : lines.length > 0 ? t.list.partnerLead : undefined}
      status={saidAbove(said)}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {isEmpty && <EmptyState title={onlyFaults ? t.list.faultsEmpty : t.list.partnerEmpty} text="" />}
      {lines.length > 0 && (
        <WayList
          label={t.list.partnerTitle}
          ways={lines.map((line) => ({
            href: `/${frame.locale}/handovers/${line.id}`,
            text: `${w.kinds[line.kind]}, ${line.place}`,
            hint: `${t.list.by(formatDate(line.due, frame.locale))}${isOverdue(line, today) ? ` – ${t.section.overdue}` : ''}`,
          }))}
        />
      )}
      {lines.length > 0 && faults.length > 0 && <h2>{t.list.faultsTitle}</h2>}
      <CardGrid>
        {faults.map((fault) => (
          <FaultCard {...props} fault={fault} />
        ))}
      </CardGrid>
      {hasCounts && (
        <p>
          <a href={`/${frame.locale}/handovers/counts`}>{t.list.counts}</a>
        </p>
      )}
    </Page>
  )
}

/** One fault: picture, place, and one button. */
const FaultCard = ({ frame, t, w, answered, fault }: PartnerListProps & { fault: PartnerListProps['faults'][number] }) => {
  const { report, handover, pictures } = fault
  const what = `${w.kinds[report.kind]}, ${report.place}`
  const address = `/${frame.locale}/handovers/faults/${report.id}`
  const picture = `picture-${report.id}`
  return (
    <Card
      title={what}
      over={handover ? t.list.by(formatDate(handover.due, frame.locale)) : t.list.reported(formatDate(report.receivedAt, frame.locale))}
      foot={
        handover && (
          <a href={`/${frame.locale}/handovers/${handover.id}`}>
            {t.list.more}
            <span class="sr-only">{t.list.fixedOf(what)}</span>
          </a>
        )
      }
    >
      <Pictures name={t.view.picture} pictures={pictures} pictureHref={(id) => `${address}/pictures/${id}`} />
      {handover?.message && <p lang="da">{handover.message}</p>}
      <Form action={`${address}/fixed`} multipart>
        <Details title={t.list.addPicture} openAtStart={errorOf(answered, picture) !== undefined}>
          <FileField
            name={picture}
            label={t.list.picture}
            hint={t.list.pictureHint}
            error={errorOf(answered, picture)}
            accept="image/jpeg,image/png,image/webp"
          />
        </Details>
        <Button>
          {t.list.fixed}
          <span class="sr-only">{t.list.fixedOf(what)}</span>
        </Button>
      </Form>
    </Card>
  )
}
