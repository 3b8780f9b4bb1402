// The staff's pages about versions: the list, a new one, and how one will look.
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  type Frame,
  formatDate,
  Page,
  Radios,
  Table,
  Tag,
  type TagKind,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { PlanDocument } from '../document/model.ts'
import { DocumentView } from '../document/view.tsx'
import { type PlanKind, type PlanState, type PlanVersion, planKinds, publicPath, workbenchPath } from '../model.ts'
import type { da } from './texts.da.ts'

export interface Shared {
  frame: Frame
  t: typeof da
}

export const tagOf: Record<PlanState, TagKind> = {
  draft: 'neutral',
  consultation: 'info',
  'for-adoption': 'warning',
  adopted: 'success',
  replaced: 'neutral',
}

export const plansTrail = ({ frame, t }: Shared, version?: PlanVersion) => [
  { text: t.title, href: `/${frame.locale}/plans` },
  ...(version ? [{ text: version.title, href: `/${frame.locale}${workbenchPath(version)}` }] : []),
]

export const VersionsPage = (props: Shared & { versions: PlanVersion[]; mayWrite: boolean }) => {
  const { frame, t, versions, mayWrite } = props
  const to = (path: string) => `/${frame.locale}${path}`
  return (
    <Page frame={frame} title={t.title} lead={t.lead} scripts={['ui/table']} breadcrumbs={[{ text: t.publicPlan, href: to('/plan') }]}>
      <ButtonRow>
        {mayWrite && <ButtonLink href={to('/plans/new')}>{t.newPlan}</ButtonLink>}
        {mayWrite && (
          <ButtonLink kind="secondary" href={to('/plans/new?kind=status')}>
            {t.newStatus}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={to('/legal-bases')}>
          {t.legalBases}
        </ButtonLink>
      </ButtonRow>
      {planKinds.map((kind) => (
        <section>
          <h2>{t.kinds[kind]}</h2>
          <VersionTable {...props} kind={kind} versions={versions.filter((one) => one.kind === kind)} />
        </section>
      ))}
    </Page>
  )
}

const VersionTable = ({ frame, t, kind, versions }: Shared & { kind: PlanKind; versions: PlanVersion[] }) => {
  const day = (on: string | null) => (on ? formatDate(on, frame.locale) : '')
  return (
    <Table
      caption={t.captions[kind]}
      captionHidden
      empty={t.none[kind]}
      columns={[
        { key: 'title', heading: t.name, sortable: true },
        { key: 'number', heading: kind === 'plan' ? t.number : t.year, numeric: true, sortable: true },
        { key: 'state', heading: t.state, sortable: true },
        { key: 'figures', heading: t.figures, sortable: true },
        { key: 'consultation', heading: t.consultation, sortable: true },
        { key: 'adopted', heading: t.adopted, sortable: true },
        { key: 'review', heading: t.review, sortable: true },
      ]}
      rows={versions.map((one) => ({
        href: `/${frame.locale}${workbenchPath(one)}`,
        sortValues: {
          figures: one.figuresAsOf,
          consultation: one.consultationUntil ?? '',
          adopted: one.adoptedOn ?? '',
          review: one.reviewOn ?? '',
        },
        cells: {
          title: (
            <span lang="da" dir="ltr">
              {one.title}
            </span>
          ),
          number: String(kind === 'plan' ? one.number : (one.year ?? '')),
          state: <Tag kind={tagOf[one.state]}>{t.states[one.state]}</Tag>,
          figures: day(one.figuresAsOf),
          consultation: day(one.consultationUntil),
          adopted: day(one.adoptedOn),
          review: day(one.reviewOn),
        },
      }))}
    />
  )
}

export const NewVersionPage = (props: Shared & { kind: PlanKind; answered: Answered; adopted: PlanVersion | null; thisYear: number }) => {
  const { frame, t, kind, answered, adopted, thisYear } = props
  return (
    <Page
      frame={frame}
      title={t.newTitle[kind]}
      lead={t.newLead[kind]}
      narrow
      breadcrumbs={plansTrail(props)}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={`/${frame.locale}/plans/new${kind === 'status' ? '?kind=status' : ''}`}>
        <TextField
          name="title"
          label={t.titleField}
          hint={t.titleHint}
          value={writtenIn(answered, 'title', kind === 'status' ? `${t.defaultTitle.status} ${thisYear - 1}` : t.defaultTitle.plan)}
          error={errorOf(answered, 'title')}
          required
          maxlength={200}
          width="long"
        />
        {kind === 'plan' ? (
          <Radios
            name="from"
            label={t.from}
            required
            value={writtenIn(answered, 'from', adopted ? 'adopted' : 'scratch')}
            error={errorOf(answered, 'from')}
            options={[
              ...(adopted ? [{ value: 'adopted', text: t.fromAdopted(adopted.title), hint: t.fromAdoptedHint }] : []),
              { value: 'scratch', text: t.fromScratch, hint: t.fromScratchHint },
            ]}
          />
        ) : (
          <TextField
            name="year"
            label={t.yearField}
            value={writtenIn(answered, 'year', String(thisYear - 1))}
            error={errorOf(answered, 'year')}
            required
            inputmode="numeric"
            width="short"
            maxlength={4}
          />
        )}
        <Button>{t.begin}</Button>
      </Form>
    </Page>
  )
}

export const PreviewPage = (props: Shared & { version: PlanVersion; document: PlanDocument }) => {
  const { frame, t, version, document } = props
  const isPublic = version.state === 'adopted' || version.state === 'replaced'
  return (
    <Page frame={frame} title={t.previewTitle(version.title)} breadcrumbs={plansTrail(props, version)}>
      {isPublic && (
        <p>
          <a href={`/${frame.locale}${publicPath(version)}`}>{t.public}</a>
        </p>
      )}
      <DocumentView frame={frame} document={document} />
    </Page>
  )
}
