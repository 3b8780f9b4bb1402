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
  Pagination,
  Summary,
  Table,
  Tag,
} from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Answered } from '../../form/answered.ts'
import { SaveOrCancel } from '../../form/save-or-cancel.tsx'
import { pageOf } from '../../paging/model.ts'
import { said } from '../open/formats.ts'
import type { Proposal } from '../proposal/model.ts'
import { nameOf, type ProposalWords, tagOf } from '../proposal/report/shown.ts'
import { AboutFields } from './file/about-fields.tsx'
import { Divisions } from './file/check-result.tsx'
import type { da as fileDa } from './file/texts.da.ts'
import type { CountBase, CountEdition, ReleasedTable } from './model.ts'
import type { da } from './texts.da.ts'
import { unitWords } from './units.ts'

export interface BasePageProps {
  frame: Frame
  t: typeof da
  proposalWords: ProposalWords
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
  /** Which page of the proposals and of the editions is asked for. */
  at: { proposals: number; editions: number }
}

const hrefOf = ({ locale }: Frame, path: string) => `/${locale}/release${path}`

export const BasePage = (props: BasePageProps) => {
  const { frame, t, done, base, isInvented, keeps, released } = props
  const here = hrefOf(frame, `/bases/${base.slug}`)
  return (
    <Page
      frame={frame}
      title={said(base.about.title, frame.locale)}
      lead={said(base.about.description, frame.locale)}
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

/** The newest stand first; what is older is a page further on. */
const onPage = 10

interface SectionProps {
  id?: string
  title: string
  lead?: string
  /** Said in place of the table where there is nothing. */
  empty?: string | false
  children?: Child
}

const Section = ({ id, title, lead, empty = false, children }: SectionProps) => (
  <section id={id}>
    <h2>{title}</h2>
    {lead && <p>{lead}</p>}
    {empty === false ? children : <p>{empty}</p>}
  </section>
)

const Proposals = ({ frame, t, proposalWords, base, proposals, at }: BasePageProps) => {
  const { shown, page, pages } = pageOf(proposals, at.proposals, onPage)
  return (
    <Section id="proposals" title={t.proposals} empty={proposals.length === 0 && t.proposalsNone}>
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
        rows={shown.map((proposal) => ({
          href: hrefOf(frame, `/proposals/${proposal.id}`),
          cells: {
            proposal: nameOf(proposal, frame.locale, proposalWords),
            state: <Tag kind={tagOf[proposal.state]}>{proposalWords.states[proposal.state]}</Tag>,
            edition: String(proposal.edition),
            leaks: proposal.summary ? formatNumber(proposal.summary.leaks, frame.locale) : t.unknown,
            by: t.byOn(proposal.madeByName, formatDate(proposal.madeAt, frame.locale)),
          },
        }))}
      />
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `${hrefOf(frame, `/bases/${base.slug}`)}?proposals=${to}#proposals`}
        of={t.proposals}
      />
    </Section>
  )
}

/** Each table once, by its newest release; the earlier ones stand on its own page. */
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
      rows={released
        .filter(({ dataset }, place) => released.findIndex((one) => one.dataset === dataset) === place)
        .map(({ dataset, title, number, edition, releasedAt, isWithdrawn }) => ({
          href: hrefOf(frame, `/datasets/${dataset}`),
          cells: {
            dataset: said(title, frame.locale),
            number: String(number),
            edition: String(edition),
            at: formatDate(releasedAt, frame.locale),
            state: isWithdrawn ? <Tag kind="warning">{t.isWithdrawn}</Tag> : <Tag kind="success">{t.isPublic}</Tag>,
          },
        }))}
    />
  </Section>
)

const Editions = ({ frame, t, base, editions, at }: BasePageProps) => {
  const { shown, page, pages } = pageOf(editions, at.editions, onPage)
  return (
    <Section id="editions" title={t.editions} lead={t.editionsLead}>
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
        rows={shown.map(({ number, madeAt, madeByName, people, note }) => ({
          cells: {
            edition: String(number),
            when: formatDate(madeAt, frame.locale),
            who: madeByName,
            people: formatNumber(people, frame.locale),
            note,
          },
        }))}
      />
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `${hrefOf(frame, `/bases/${base.slug}`)}?editions=${to}#editions`}
        of={t.editions}
      />
    </Section>
  )
}

const Units = ({ frame, t, base, units }: BasePageProps) => (
  <Section title={t.divisions}>
    {units ? (
      <>
        <Divisions captionHidden frame={frame} t={t} dimensions={base.dimensions} units={units} />
        {base.dimensions.map((dimension, d) => (
          <Details title={t.allUnits(said(dimension.heading, frame.locale))}>
            <p>{units[d]?.map((unit) => said(unitWords(dimension, unit), frame.locale)).join('; ')}</p>
          </Details>
        ))}
      </>
    ) : (
      <>
        <p>{base.dimensions.map(({ heading }) => said(heading, frame.locale)).join(', ')}</p>
        <p>{t.unseenUnits}</p>
      </>
    )}
  </Section>
)

const About = ({ frame, t, base }: BasePageProps) => {
  const { about, least, slug, madeByName, madeAt } = base
  return (
    <Section title={t.facts}>
      <Summary
        facts={[
          { name: t.counted, value: said(about.counted, frame.locale) },
          { name: t.origin, value: said(about.origin, frame.locale) },
          { name: t.n, value: said(about.n, frame.locale) },
          { name: t.cannotSay, value: about.cannotSay.map((line) => said(line, frame.locale)).join(' ') },
          { name: t.least, value: String(least) },
          { name: t.slug, value: slug },
          { name: t.madeBy, value: t.byOn(madeByName, formatDate(madeAt, frame.locale)) },
        ]}
      />
    </Section>
  )
}

interface ChangeProps {
  frame: Frame
  t: typeof da
  base: CountBase
}

const trail = ({ frame, t, base }: ChangeProps) => [
  { text: t.gate, href: hrefOf(frame, '') },
  { text: said(base.about.title, frame.locale), href: hrefOf(frame, `/bases/${base.slug}`) },
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
      title={t.removeTitle(said(base.about.title, frame.locale))}
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
