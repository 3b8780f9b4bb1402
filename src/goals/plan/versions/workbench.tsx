// The workbench of a version: its chapters in order, what the plan check says, who is asked, and where it goes next.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  ErrorSummary,
  Form,
  formatDateTime,
  Notice,
  Page,
  StepGuide,
  Summary,
  Table,
  Tag,
} from '@trygby/ui'
import type { Answered } from '../../../platform/form/answered.ts'
import type { SaveLine } from '../chapters/model.ts'
import type { RemovedChapter } from '../chapters/store.ts'
import { Findings } from '../check/findings.tsx'
import type { Finding } from '../check/model.ts'
import type { da as checkDa } from '../check/texts.da.ts'
import type { Party } from '../consultation/model.ts'
import type { LegalBasis } from '../legal-basis/model.ts'
import { type Chapter, isOpen, type PlanMove, type PlanState, type PlanVersion, publicPath, workbenchPath } from '../model.ts'
import { Asked, Next } from './next.tsx'
import { plansTrail, type Shared, tagOf } from './pages.tsx'
import { settingsFacts } from './settings-page.tsx'

export type WorkbenchProps = Shared & {
  check: typeof checkDa
  version: PlanVersion
  basedOn: PlanVersion | null
  chapters: Omit<Chapter, 'body'>[]
  waiting: SaveLine[]
  removed: RemovedChapter[]
  findings: Finding[]
  parties: Party[]
  legalBases: LegalBasis[]
  moves: PlanMove[]
  mayWrite: boolean
  /** A step that could not be taken, with the reason that was written. */
  answered: Answered
  status?: { kind: 'success' | 'warning'; text: string }
}

export const WorkbenchPage = (props: WorkbenchProps) => {
  const { frame, t, check, version, basedOn, findings, mayWrite, status } = props
  const here = `/${frame.locale}${workbenchPath(version)}`
  const open = isOpen(version.state)
  const mayChange = mayWrite && open
  return (
    <Page frame={frame} title={version.title} breadcrumbs={plansTrail(props)} status={status} hasErrors={props.answered.errors.length > 0}>
      <ErrorSummary errors={props.answered.errors} />
      <p>
        <Tag kind={tagOf[version.state]}>{t.states[version.state]}</Tag>
      </p>
      {open ? <Steps {...props} /> : <Notice kind="success">{t.adoptedText}</Notice>}
      <ButtonRow>
        <ButtonLink kind="secondary" href={`${here}/preview`}>
          {t.preview}
        </ButtonLink>
        {!open && (
          <ButtonLink kind="secondary" href={`/${frame.locale}${publicPath(version)}`}>
            {t.public}
          </ButtonLink>
        )}
        {mayChange && (
          <ButtonLink kind="secondary" href={`${here}/chapters/new`}>
            {t.addChapter}
          </ButtonLink>
        )}
      </ButtonRow>
      <section>
        <h2>{t.chapters}</h2>
        <Chapters {...props} mayWrite={mayChange} />
        <WithoutPlace {...props} />
        {mayChange && <Removed {...props} />}
      </section>
      {open && <Findings frame={frame} t={check} version={version} findings={findings} mayWrite={mayWrite} />}
      <section>
        <h2>{t.settings}</h2>
        <Summary
          facts={[...settingsFacts(props), ...(basedOn ? [{ name: t.basedOnFact, value: t.basedOn(basedOn.title, basedOn.number) }] : [])]}
        />
        {mayChange && (
          <ButtonLink kind="secondary" href={`${here}/settings`}>
            {t.change}
          </ButtonLink>
        )}
      </section>
      <Asked {...props} />
      {mayChange && <Next {...props} />}
      <Details title={t.history}>
        <ul>
          {props.moves.map(({ to, byName, at, reason }) => (
            <li>
              {t.historyLine(t.states[to], byName, formatDateTime(at, frame.locale))}
              {reason && <p>{reason}</p>}
            </li>
          ))}
        </ul>
      </Details>
    </Page>
  )
}

const path: PlanState[] = ['draft', 'consultation', 'for-adoption', 'adopted']

const Steps = ({ t, version }: WorkbenchProps) => {
  const now = path.indexOf(version.state)
  return <StepGuide steps={t.steps.map((text, place) => ({ text, state: place < now ? 'done' : place === now ? 'current' : 'next' }))} />
}

const Chapters = ({ frame, t, version, chapters, waiting, mayWrite }: WorkbenchProps) => {
  const here = `/${frame.locale}${workbenchPath(version)}/chapters`
  return (
    <Table
      caption={t.chaptersCaption}
      captionHidden
      empty={t.noChapters}
      columns={[
        { key: 'title', heading: t.chapter },
        { key: 'saved', heading: t.changedBy },
        ...(mayWrite ? [{ key: 'order', heading: t.order }] : []),
      ]}
      rows={chapters.map((chapter, place) => {
        const waits = waiting.filter((one) => one.chapter === chapter.id).length
        return {
          href: `${here}/${chapter.id}`,
          cells: {
            title: (
              <span lang="da" dir="ltr">
                {`${place + 1}. ${chapter.title}`}
              </span>
            ),
            saved: (
              <>
                {chapter.changedByName} {formatDateTime(chapter.changedAt, frame.locale)}{' '}
                {waits > 0 && <Tag kind="warning">{t.waiting(waits)}</Tag>}
              </>
            ),
            order: (
              <Order
                {...{
                  t,
                  action: `${here}/${chapter.id}/move`,
                  title: chapter.title,
                  isFirst: place === 0,
                  isLast: place === chapters.length - 1,
                }}
              />
            ),
          },
        }
      })}
    />
  )
}

interface OrderProps {
  t: WorkbenchProps['t']
  action: string
  title: string
  isFirst: boolean
  isLast: boolean
}

const Order = ({ t, action, title, isFirst, isLast }: OrderProps) => (
  <Form action={action}>
    {!isFirst && (
      <Button kind="link" name="by" value="-1">
        {t.up}
        <span class="sr-only">: {t.moveUp(title)}</span>
      </Button>
    )}{' '}
    {!isLast && (
      <Button kind="link" name="by" value="1">
        {t.down}
        <span class="sr-only">: {t.moveDown(title)}</span>
      </Button>
    )}
  </Form>
)

/** Texts that came when their chapter was taken out or the version adopted: whoever wrote one finds it here. */
const WithoutPlace = ({ frame, t, version, chapters, waiting }: WorkbenchProps) => {
  const texts = waiting.filter(({ chapter }) => !isOpen(version.state) || chapters.every(({ id }) => id !== chapter))
  return texts.length === 0 ? null : (
    <Notice kind="warning" title={t.withoutPlace}>
      <p>{t.withoutPlaceText}</p>
      <ul>
        {texts.map(({ id, chapter, title, byName, at }) => (
          <li>
            <a href={`/${frame.locale}${workbenchPath(version)}/chapters/${chapter}/saves/${id}`}>
              {t.removedLine(title, byName, formatDateTime(at, frame.locale))}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Removed = ({ frame, t, version, removed }: WorkbenchProps) =>
  removed.length === 0 ? null : (
    <Details title={t.removed}>
      {removed.map(({ chapter, title, byName, at }) => (
        <Form action={`/${frame.locale}${workbenchPath(version)}/chapters/${chapter}/bring-back`}>
          <p>{t.removedLine(title, byName, formatDateTime(at, frame.locale))}</p>
          <Button kind="secondary">
            {t.bringBack}
            <span class="sr-only">: {title}</span>
          </Button>
        </Form>
      ))}
    </Details>
  )
