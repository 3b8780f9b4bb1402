// Handing reports over: to whom and by when, then a look at exactly what the partner will see.
import {
  Button,
  ButtonRow,
  DateField,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  type Frame,
  formatNumber,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import type { FormFields } from '../../../platform/result.ts'
import type { Report } from '../../reports/model.ts'
import type { da as words } from '../../reports/texts.da.ts'
import type { Order } from '../hand-over.ts'
import { type Forbidden, type PartnerView, ways } from '../model.ts'
import { PartnerViewSection } from '../partner-view.tsx'
import type { da } from '../texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
  w: typeof words
  reports: readonly Report[]
}

const nameOf = ({ frame, w }: Pick<Shared, 'frame' | 'w'>, { number, kind, place }: Report): string =>
  `${formatNumber(number, frame.locale)}: ${w.kinds[kind]}, ${place.label}`
const trail = ({ frame, t, reports }: Shared) => [
  { text: t.reports, href: `/${frame.locale}/reports` },
  ...(reports.length === 1 && reports[0]
    ? [{ text: formatNumber(reports[0].number, frame.locale), href: `/${frame.locale}/reports/${reports[0].id}` }]
    : []),
]
const backHref = ({ frame, reports }: Shared): string => `/${frame.locale}/reports${reports.length === 1 ? `/${reports[0]?.id}` : ''}`

interface ChooseProps extends Shared {
  answered: Answered
  partners: { id: string; name: string }[]
  /** The day that is proposed. */
  due: string
}

export const ChoosePage = (props: ChooseProps) => {
  const { frame, t, reports, answered, partners, due } = props
  const said = (name: 'name' | 'email' | 'message' | 'organisation') => ({
    name,
    label: t.choose[name],
    hint: t.choose[`${name}Hint`],
    error: errorOf(answered, name),
  })
  return (
    <Page
      frame={frame}
      title={reports.length === 1 ? t.choose.title : t.choose.titleOf(formatNumber(reports.length, frame.locale))}
      lead={t.choose.lead}
      breadcrumbs={trail(props)}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Details title={t.choose.which} openAtStart={reports.length <= 5}>
        <ul>
          {reports.map((report) => (
            <li>{nameOf(props, report)}</li>
          ))}
        </ul>
      </Details>
      <Form action={`/${frame.locale}/handovers/look`}>
        {reports.map(({ id }) => (
          <Hidden name="report" value={id} />
        ))}
        <Select
          {...said('organisation')}
          options={partners.map(({ id, name }) => ({ value: id, text: name }))}
          value={writtenIn(answered, 'organisation')}
        />
        <Radios
          name="way"
          label={t.choose.way}
          error={errorOf(answered, 'way')}
          options={ways.map((way) => ({ value: way, text: t.choose[way], hint: t.choose[`${way}Hint`] }))}
          value={writtenIn(answered, 'way', 'account')}
        />
        <TextField {...said('name')} value={writtenIn(answered, 'name')} maxlength={160} />
        <TextField {...said('email')} type="email" value={writtenIn(answered, 'email')} maxlength={254} />
        <TextArea {...said('message')} value={writtenIn(answered, 'message')} rows={3} maxlength={500} />
        <DateField name="due" label={t.choose.due} error={errorOf(answered, 'due')} value={datePartsOf(answered, 'due', due)} />
        <SaveOrCancel save={t.choose.look} cancel={t.choose.cancel} href={backHref(props)} />
      </Form>
    </Page>
  )
}

export const NothingPage = ({ frame, t }: Pick<Shared, 'frame' | 't'>) => (
  <Page frame={frame} title={t.choose.title} breadcrumbs={[{ text: t.reports, href: `/${frame.locale}/reports` }]} narrow>
    <EmptyState title={t.choose.none} text={t.choose.noneText} action={{ text: t.choose.toInbox, href: `/${frame.locale}/reports` }} />
  </Page>
)

interface LookProps extends Shared {
  order: Order
  views: { report: Report; view: PartnerView }[]
  leftOut: { report: Report; why: Forbidden }[]
  /** The form as it was written, to be sent on as it stands. */
  fields: FormFields
}

const carried = ['way', 'organisation', 'name', 'email', 'message', 'due-day', 'due-month', 'due-year'] as const

export const LookPage = (props: LookProps) => {
  const { frame, t, order, views, leftOut, fields } = props
  const Carried = () => (
    <>
      {views.map(({ report }) => (
        <Hidden name="report" value={report.id} />
      ))}
      {carried.map((name) => (
        <Hidden name={name} value={writtenIn({ fields, errors: [] }, name)} />
      ))}
    </>
  )
  return (
    <Page frame={frame} title={t.look.title(order.toName)} lead={t.look.lead} breadcrumbs={trail(props)} narrow>
      {views.map(({ report, view }) => (
        <section>
          {views.length > 1 && <h2>{nameOf(props, report)}</h2>}
          <PartnerViewSection
            frame={frame}
            view={view}
            pictureHref={(picture) => `/${frame.locale}/reports/${report.id}/pictures/${picture}`}
          />
          {report.wordsState === 'unread' && <Notice>{t.look.unread}</Notice>}
        </section>
      ))}
      {leftOut.length > 0 && (
        <Notice kind="warning" title={t.look.leftOut}>
          <ul>
            {leftOut.map(({ report, why }) => (
              <li>
                {nameOf(props, report)}. {t.forbidden[why]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p>{order.email ? t.look.by.link(order.email) : t.look.by.account}</p>
      <Form action={`/${frame.locale}/handovers`}>
        <Carried />
        <Hidden name="batch" value={order.batch ?? ''} />
        <ButtonRow>
          <Button>{t.look.send(views.length)}</Button>
          <Button kind="secondary" formaction={`/${frame.locale}/handovers/new`}>
            {t.look.back}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}
