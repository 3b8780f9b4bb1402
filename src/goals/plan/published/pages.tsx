// The adopted plan and the yearly status as everybody reads them, and what changed from one version to the next.
import {
  ButtonLink,
  ButtonRow,
  Downloads,
  EmptyState,
  type Frame,
  formatDate,
  Notice,
  Page,
  Summary,
  Table,
  Tag,
  type TagKind,
} from '@trygby/ui'
import type { ChapterChange, DocumentChanges, FactChange } from '../changes/model.ts'
import type { da as changesDa } from '../changes/texts.da.ts'
import { Pieces, Units } from '../changes/units.tsx'
import type { PlanDocument } from '../document/model.ts'
import { DocumentView } from '../document/view.tsx'
import { consultationPath, type PlanKind, type PlanVersion, publicPath } from '../model.ts'
import { formats } from './model.ts'
import type { da } from './texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
  kind: PlanKind
}

export interface Shown {
  version: PlanVersion
  document: PlanDocument
  hash: string
  /** Adopted and replaced versions of the kind, newest first. */
  published: PlanVersion[]
  replacement: PlanVersion | null
  /** Whether there is an adopted version before it, to compare with. */
  hasEarlier: boolean
}

const trail = (frame: Frame, t: typeof da) => [{ text: t.goals, href: `/${frame.locale}/goals` }]
const otherOf = (kind: PlanKind): PlanKind => (kind === 'plan' ? 'status' : 'plan')

/** The ways from here: the other kind, and for colleagues the workbench. */
const Ways = ({ frame, t, kind, maySeeVersions }: Shared & { maySeeVersions: boolean }) => (
  <ButtonRow>
    <ButtonLink kind="secondary" href={`/${frame.locale}/${otherOf(kind)}`}>
      {kind === 'plan' ? t.toStatus : t.toPlan}
    </ButtonLink>
    {maySeeVersions && (
      <ButtonLink kind="secondary" href={`/${frame.locale}/plans`}>
        {t.toWorkbench}
      </ButtonLink>
    )}
  </ButtonRow>
)

/** Drafts that residents are asked about. */
const Asked = ({ frame, t, asked }: Pick<Shared, 'frame' | 't'> & { asked: PlanVersion[] }) => (
  <>
    {asked.map((version) => (
      <Notice title={t.asked(version.title)}>
        {version.consultationUntil && <p>{t.askedUntil(formatDate(version.consultationUntil, frame.locale))}</p>}
        <p>
          <a href={`/${frame.locale}${consultationPath(version)}`}>{t.askedLink}</a>
        </p>
      </Notice>
    ))}
  </>
)

/** When nothing is adopted yet: says so, and where people are asked. */
export const NonePage = ({ frame, t, kind, asked, maySeeVersions }: Shared & { asked: PlanVersion[]; maySeeVersions: boolean }) => (
  <Page frame={frame} title={t.title[kind]} lead={t.lead[kind]} breadcrumbs={trail(frame, t)}>
    <Asked frame={frame} t={t} asked={asked} />
    <EmptyState {...t.none[kind]} action={{ text: t.toGoals, href: `/${frame.locale}/goals` }} />
    <Ways frame={frame} t={t} kind={kind} maySeeVersions={maySeeVersions} />
  </Page>
)

export const PublishedPage = (props: Shared & Shown & { asked: PlanVersion[]; maySeeVersions: boolean }) => {
  const { frame, t, kind, version, document, hash, published, replacement, hasEarlier, asked } = props
  const here = `/${frame.locale}${publicPath(version)}`
  return (
    <Page
      frame={frame}
      title={document.title}
      breadcrumbs={[...trail(frame, t), { text: t.title[kind], href: `/${frame.locale}/${kind}` }]}
    >
      {replacement && (
        <Notice kind="warning" title={t.replaced}>
          <p>{t.replacedBy(replacement.title, formatDate(replacement.adoptedOn ?? '', frame.locale))}</p>
          <p>
            <a href={`/${frame.locale}${publicPath(replacement)}`}>{t.replacedLink}</a>
          </p>
        </Notice>
      )}
      <Asked frame={frame} t={t} asked={asked} />
      <Downloads downloads={formats.map((format) => ({ text: t.files[format], href: `${here}.${format}` }))} />
      {hasEarlier && (
        <p>
          <a href={`${here}/changes`}>{t.changes}</a>
        </p>
      )}
      <DocumentView frame={frame} document={document} />
      <section>
        <h2>{t.editions}</h2>
        <Editions frame={frame} t={t} published={published} />
        <Summary facts={[{ name: t.digest, value: <code>{hash.match(/.{1,8}/g)?.join(' ')}</code> }]} />
        <p>{t.digestText}</p>
      </section>
      <Ways {...props} />
    </Page>
  )
}

const Editions = ({ frame, t, published }: Pick<Shared, 'frame' | 't'> & { published: PlanVersion[] }) => (
  <ul>
    {published.map((one) => {
      const day = formatDate(one.adoptedOn ?? '', frame.locale)
      return (
        <li>
          <a href={`/${frame.locale}${publicPath(one)}`}>
            {one.year ? t.statusOf(one.year, one.title, day) : t.edition(one.number, one.title, day)}
          </a>{' '}
          ({one.state === 'adopted' ? t.current : t.old})
        </li>
      )
    })}
  </ul>
)

const tagOf: Record<ChapterChange['kind'], TagKind> = { same: 'neutral', changed: 'info', added: 'success', removed: 'warning' }

type ChangesProps = Shared & { c: typeof changesDa; version: PlanVersion; before: PlanVersion | null; changes: DocumentChanges | null }

export const ChangesPage = ({ frame, t, c, kind, version, before, changes }: ChangesProps) => (
  <Page
    frame={frame}
    title={c.title(version.title)}
    lead={before ? c.lead(before.number, version.number) : undefined}
    breadcrumbs={[
      ...trail(frame, t),
      { text: t.title[kind], href: `/${frame.locale}/${kind}` },
      { text: version.title, href: `/${frame.locale}${publicPath(version)}` },
    ]}
  >
    {changes ? <Changes frame={frame} c={c} changes={changes} /> : <p>{c.first}</p>}
  </Page>
)

const Changes = ({ frame, c, changes: { facts, chapters } }: { frame: Frame; c: typeof changesDa; changes: DocumentChanges }) => {
  const count = (kind: ChapterChange['kind']) => chapters.filter((one) => one.kind === kind).length
  const isAsBefore = ({ kind, isMoved }: ChapterChange) => kind === 'same' && !isMoved
  const asBefore = chapters.filter(isAsBefore)
  return (
    <>
      <p class="lead">{c.summary(count('changed'), count('added'), count('removed'), count('same'))}</p>
      <p>{c.key}</p>
      {facts.length > 0 && <Facts frame={frame} c={c} facts={facts} />}
      {chapters
        .filter((one) => !isAsBefore(one))
        .map(({ kind, isMoved, title, units }) => (
          <section>
            <h2>
              <span lang="da" dir="ltr">
                <Pieces pieces={title} frame={frame} t={c} />
              </span>{' '}
              <Tag kind={tagOf[kind]}>{c.kinds[kind]}</Tag> {isMoved && <Tag>{c.moved}</Tag>}
            </h2>
            {kind !== 'same' && <Units units={units} frame={frame} t={c} />}
          </section>
        ))}
      {asBefore.length > 0 && (
        <section>
          <h2>{c.asBefore}</h2>
          <ul lang="da" dir="ltr">
            {asBefore.map(({ title }) => (
              <li>{title.map(({ text }) => text).join('')}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const Facts = ({ frame, c, facts }: { frame: Frame; c: typeof changesDa; facts: FactChange[] }) => {
  const say = (fact: FactChange['fact'], value: string | null) =>
    value === null ? c.none : fact === 'figuresAsOf' || fact === 'reviewOn' ? formatDate(value, frame.locale) : value
  return (
    <Table
      caption={c.factsTitle}
      columns={[
        { key: 'fact', heading: c.fact },
        { key: 'before', heading: c.before },
        { key: 'after', heading: c.after },
      ]}
      rows={facts.map(({ fact, before, after }) => ({
        cells: { fact: c.facts[fact], before: say(fact, before), after: say(fact, after) },
      }))}
    />
  )
}
