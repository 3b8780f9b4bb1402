// One base of counts for the staff: what it counts, its editions, and what was proposed and released of them.
import {
  ButtonLink,
  ButtonRow,
  Details,
  ErrorSummary,
  Form,
  type Frame,
  formatDate,
  formatNumber,
  Notice,
  Page,
  Summary,
  Table,
  Tag,
} from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Answered } from '../../form/answered.ts'
import { SaveOrCancel } from '../../form/save-or-cancel.tsx'
import type { Proposal } from '../proposal/model.ts'
import { AboutFields } from './file/about-fields.tsx'
import { Divisions } from './file/check-result.tsx'
import type { da as fileDa } from './file/texts.da.ts'
import type { CountBase, CountEdition, ReleasedTable } from './model.ts'
import type { da } from './texts.da.ts'
import { unitWords } from './units.ts'

export interface BasePageProps {
  frame: Frame
  t: typeof da
  done?: string
  base: CountBase
  isInvented: boolean
  /** Of the newest edition; null for those who may not see counts. */
  units: string[][] | null
  editions: Omit<CountEdition, 'cells'>[]
  released: ReleasedTable[]
  proposals: Proposal[]
  /** Whether the one who asks brings counts in and proposes tables. */
  keeps: boolean
}

const languageIn = ({ locale }: Frame) => (locale === 'da' ? 'da' : 'en')
const hrefOf = ({ locale }: Frame, path: string) => `/${locale}/release${path}`

export const BasePage = (props: BasePageProps) => {
  const { frame, t, done, base, isInvented, keeps, released } = props
  const language = languageIn(frame)
  const here = hrefOf(frame, `/bases/${base.slug}`)
  return (
    <Page
      frame={frame}
      title={base.about.title[language]}
      lead={base.about.description[language]}
      breadcrumbs={[{ text: t.gate, href: hrefOf(frame, '') }]}
      status={done === undefined ? undefined : { kind: 'success', text: done }}
    >
      {isInvented && <Notice kind="info">{t.demonstration}</Notice>}
      {keeps && (
        <ButtonRow>
          <ButtonLink href={`${here}/propose`}>{t.propose}</ButtonLink>
          <ButtonLink kind="secondary" href={`${here}/edition`}>
            {t.newer}
          </ButtonLink>
        </ButtonRow>
      )}
      <Proposals {...props} />
      <Released {...props} />
      {props.editions.length > 0 && <Editions {...props} />}
      <Units {...props} />
      <About {...props} />
      {keeps && (
        <p>
          <a href={`${here}/words`}>{t.correct}</a>
        </p>
      )}
      {keeps && released.length === 0 && (
        <p>
          <a href={`${here}/remove`}>{t.remove}</a>
        </p>
      )}
    </Page>
  )
}

const tagOf = { waiting: 'neutral', working: 'info', ready: 'warning', refused: 'error', released: 'success', dropped: 'neutral' } as const

/** A heading of its own, and no empty table where there is nothing. */
const Section = ({ title, empty, children }: { title: string; empty: string | false; children?: Child }) => (
  <>
    <h2>{title}</h2>
    {empty === false ? children : <p>{empty}</p>}
  </>
)

const Proposals = ({ frame, t, proposals }: BasePageProps) => (
  <Section title={t.proposals} empty={proposals.length === 0 && t.proposalsNone}>
    <Table
      caption={t.proposals}
      captionHidden
      columns={[
        { key: 'proposal', heading: t.proposal },
        { key: 'state', heading: t.state },
        { key: 'edition', heading: t.edition, numeric: true },
        { key: 'leaks', heading: t.leaks, numeric: true },
        { key: 'by', heading: t.by },
      ]}
      rows={proposals.map(({ id, cuts, state, edition, summary, madeByName, madeAt }) => ({
        href: hrefOf(frame, `/proposals/${id}`),
        cells: {
          proposal: cuts.map(({ title }) => title[languageIn(frame)]).join('; '),
          state: <Tag kind={tagOf[state]}>{t.states[state]}</Tag>,
          edition: String(edition),
          leaks: summary ? formatNumber(summary.leaks, frame.locale) : t.unknown,
          by: t.byOn(madeByName, formatDate(madeAt, frame.locale)),
        },
      }))}
    />
  </Section>
)

const Released = ({ frame, t, released }: BasePageProps) => (
  <Section title={t.released} empty={released.length === 0 && t.releasedNone}>
    <Table
      caption={t.released}
      captionHidden
      columns={[
        { key: 'dataset', heading: t.dataset },
        { key: 'number', heading: t.number, numeric: true },
        { key: 'edition', heading: t.edition, numeric: true },
        { key: 'at', heading: t.releasedAt },
        { key: 'state', heading: t.state },
      ]}
      rows={released.map(({ dataset, number, edition, releasedAt, isWithdrawn }) => ({
        href: hrefOf(frame, `/datasets/${dataset}`),
        cells: {
          dataset,
          number: String(number),
          edition: String(edition),
          at: formatDate(releasedAt, frame.locale),
          state: isWithdrawn ? <Tag kind="warning">{t.isWithdrawn}</Tag> : <Tag kind="success">{t.isPublic}</Tag>,
        },
      }))}
    />
  </Section>
)

const Editions = ({ frame, t, editions }: BasePageProps) => (
  <Section title={t.editions} empty={false}>
    <p>{t.editionsLead}</p>
    <Table
      caption={t.editions}
      captionHidden
      columns={[
        { key: 'edition', heading: t.edition, numeric: true },
        { key: 'when', heading: t.when },
        { key: 'who', heading: t.who },
        { key: 'people', heading: t.people, numeric: true },
        { key: 'note', heading: t.note },
      ]}
      rows={editions.map(({ number, madeAt, madeByName, people, note }) => ({
        cells: {
          edition: String(number),
          when: formatDate(madeAt, frame.locale),
          who: madeByName,
          people: formatNumber(people, frame.locale),
          note,
        },
      }))}
    />
  </Section>
)

const Units = ({ frame, t, base, units }: BasePageProps) => {
  const language = languageIn(frame)
  if (!units)
    return (
      <>
        <h2>{t.divisions}</h2>
        <p>{base.dimensions.map(({ heading }) => heading[language]).join(', ')}</p>
        <p>{t.unseenUnits}</p>
      </>
    )
  return (
    <>
      <h2>{t.divisions}</h2>
      <Divisions captionHidden frame={frame} t={t} dimensions={base.dimensions} units={units} />
      {base.dimensions.map((dimension, d) => (
        <Details title={t.allUnits(dimension.heading[language])}>
          <p>{units[d]?.map((unit) => unitWords(dimension, unit, language)).join('; ')}</p>
        </Details>
      ))}
    </>
  )
}

const About = ({ frame, t, base }: BasePageProps) => {
  const { about, least, slug, madeByName, madeAt } = base
  const language = languageIn(frame)
  return (
    <>
      <h2>{t.facts}</h2>
      <Summary
        facts={[
          { name: t.counted, value: about.counted[language] },
          { name: t.origin, value: about.origin[language] },
          { name: t.n, value: about.n[language] },
          { name: t.cannotSay, value: about.cannotSay.map((line) => line[language]).join(' ') },
          { name: t.least, value: String(least) },
          { name: t.slug, value: slug },
          { name: t.madeBy, value: t.byOn(madeByName, formatDate(madeAt, frame.locale)) },
        ]}
      />
    </>
  )
}

interface ChangeProps {
  frame: Frame
  t: typeof da
  base: CountBase
}

const trail = ({ frame, t, base }: ChangeProps) => [
  { text: t.gate, href: hrefOf(frame, '') },
  { text: base.about.title[languageIn(frame)], href: hrefOf(frame, `/bases/${base.slug}`) },
]

export const AboutPage = (props: ChangeProps & { answered: Answered; fileWords: typeof fileDa }) => {
  const { frame, t, base, answered, fileWords } = props
  return (
    <Page frame={frame} title={t.wordsTitle} lead={t.wordsLead} narrow breadcrumbs={trail(props)} hasErrors={answered.errors.length > 0}>
      <ErrorSummary errors={answered.errors} />
      <Form>
        <AboutFields t={fileWords} answered={answered} before={base.about} />
        <SaveOrCancel save={t.save} cancel={t.cancel} href={hrefOf(frame, `/bases/${base.slug}`)} />
      </Form>
    </Page>
  )
}

/** Asked once more, because nothing brings it back. */
export const RemovePage = (props: ChangeProps & { isInUse: boolean }) => {
  const { frame, t, base, isInUse } = props
  const here = hrefOf(frame, `/bases/${base.slug}`)
  return (
    <Page
      frame={frame}
      title={t.removeTitle(base.about.title[languageIn(frame)])}
      lead={isInUse ? undefined : t.removeLead}
      narrow
      breadcrumbs={trail(props)}
    >
      {isInUse ? (
        <>
          <Notice kind="error">{t.cannotRemove}</Notice>
          <ButtonLink kind="secondary" href={here}>
            {t.removeNo}
          </ButtonLink>
        </>
      ) : (
        <Form>
          <SaveOrCancel save={t.remove} cancel={t.removeNo} href={here} kind="danger" />
        </Form>
      )}
    </Page>
  )
}
