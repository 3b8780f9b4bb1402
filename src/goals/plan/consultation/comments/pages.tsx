// A consultation as those who are asked read it: the list, the whole draft, and one chapter with the place to write.
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  Form,
  type Frame,
  FrameContext,
  formatDate,
  Hidden,
  Notice,
  Page,
  type PageProps,
  Prose,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import type { Block } from '../../../../platform/paper/model.ts'
import type { PlanDocument } from '../../document/model.ts'
import { Blocks, DocumentView } from '../../document/view.tsx'
import { type Chapter, consultationPath, type PlanVersion, workbenchPath } from '../../model.ts'
import type { Comment, Party } from '../model.ts'
import type { Consultation } from './model.ts'
import { Said } from './said.tsx'
import type { da } from './texts.da.ts'
import { ConsultationCards } from './to-answer.tsx'

export interface Shared {
  frame: Frame
  t: typeof da
}

/** What every page about one consultation is given. */
export interface OfConsultation extends Shared {
  version: PlanVersion
  party: Party | null
  own: Comment[]
  mayComment: boolean
  maySayNothingToAdd: boolean
  mayKeep: boolean
  status?: PageProps['status']
}

export const trail = ({ frame, t }: Shared, version?: PlanVersion) => [
  { text: t.plan, href: `/${frame.locale}/plan` },
  { text: t.title, href: `/${frame.locale}/consultations` },
  ...(version ? [{ text: version.title, href: `/${frame.locale}${consultationPath(version)}` }] : []),
]

export const ListPage = (props: Shared & { consultations: Consultation[] }) => {
  const { frame, t, consultations } = props
  const going = consultations.filter(({ state }) => state === 'consultation')
  const earlier = consultations.filter(({ state }) => state !== 'consultation')
  return (
    <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail(props).slice(0, 1)}>
      {going.length === 0 && (
        <EmptyState title={t.none.title} text={t.none.text} action={{ text: t.none.action, href: `/${frame.locale}/plan` }} />
      )}
      {going.length > 0 && (
        <section>
          <h2>{t.going}</h2>
          <ConsultationCards frame={frame} t={t} consultations={going} />
        </section>
      )}
      {earlier.length > 0 && (
        <section>
          <h2>{t.earlier}</h2>
          <ConsultationCards frame={frame} t={t} consultations={earlier} />
        </section>
      )}
    </Page>
  )
}

type Line = Pick<Chapter, 'id' | 'title'>
type ReadProps = OfConsultation & { chapters: Line[]; document: PlanDocument }

/** The whole draft; where to write stands first. */
export const ReadPage = (props: ReadProps) => {
  const { frame, t, version, party, own, document, status } = props
  return (
    <Page frame={frame} title={version.title} breadcrumbs={trail(props)} status={status}>
      <Standing {...props} />
      {props.mayComment && <WhereToWrite {...props} />}
      <Said frame={frame} t={t} title={party ? t.mineParty(party.name) : t.mine} comments={own} withChapter />
      {props.mayKeep && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}${workbenchPath(version)}/consultation`}>
            {t.keeps}
          </ButtonLink>
        </p>
      )}
      <h2>{t.document}</h2>
      <DocumentView frame={frame} document={document} />
    </Page>
  )
}

/** Whether one can write, until when, and for whom. */
const Standing = ({ frame, t, version, party, mayComment }: OfConsultation) => {
  const day = formatDate(version.consultationUntil ?? '', frame.locale)
  const isOpen = mayComment || version.state === 'consultation'
  if (mayComment)
    return (
      <Notice title={t.openTitle}>
        <p>{t.openText(day)}</p>
        {party && <p>{t.asked(party.name)}</p>}
      </Notice>
    )
  const wasAsked = party !== null || version.residentsMayComment
  return wasAsked || !isOpen ? (
    <Notice kind="warning" title={t.closedTitle}>
      <p>{t.closedText(day)}</p>
    </Notice>
  ) : (
    <Notice>
      <p>{t.notAsked}</p>
    </Notice>
  )
}

const WhereToWrite = ({ frame, t, version, chapters, party, own, maySayNothingToAdd }: ReadProps) => {
  const here = `/${frame.locale}${consultationPath(version)}`
  return (
    <>
      <nav aria-label={t.chooseChapter}>
        <h2>{t.chooseChapter}</h2>
        <ol>
          {chapters.map(({ id, title }) => (
            <li>
              <a href={`${here}/chapters/${id}`} lang="da" dir="ltr">
                {title}
              </a>
            </li>
          ))}
        </ol>
        <p>
          <a href={`${here}/whole`}>{t.whole}</a>
        </p>
      </nav>
      {maySayNothingToAdd && own.length === 0 && party && !party.hasNothingToAdd && (
        <Form action={`${here}/nothing-to-add`}>
          <p>{t.nothingText}</p>
          <Button kind="secondary">{t.nothing}</Button>
        </Form>
      )}
      {party?.hasNothingToAdd && own.length === 0 && <p>{t.hasNothing}.</p>}
    </>
  )
}

type ChapterProps = OfConsultation & {
  answered: Answered
  /** Null for the version as a whole. */
  chapter: Line | null
  place: { number: number; of: number; next: string | null }
  blocks: Block[]
  published: Comment[]
  /** The form's own identifier, so that two presses make one comment. */
  formId: string
}

/** One chapter, what was said about it, and the place to write. */
export const ChapterPage = (props: ChapterProps) => {
  const { frame, t, version, chapter, place, published, own, party, answered, status } = props
  const here = `/${frame.locale}${consultationPath(version)}`
  const mine = own.filter((one) => one.chapter === (chapter?.id ?? null))
  return (
    <Page
      frame={frame}
      title={chapter?.title ?? t.whole}
      lead={chapter ? t.chapterLead(place.number, place.of) : t.wholeLead}
      breadcrumbs={trail(props, version)}
      hasErrors={answered.errors.length > 0}
      status={status}
    >
      <ErrorSummary errors={answered.errors} />
      {chapter && <ChapterText {...props} chapter={chapter} />}
      {props.mayComment ? <Write {...props} /> : <Standing {...props} />}
      <Said frame={frame} t={t} title={party ? t.mineParty(party.name) : t.mine} comments={mine} withChapter />
      <Said frame={frame} t={t} title={t.others} comments={published.filter(({ id }) => mine.every((one) => one.id !== id))} />
      <ButtonRow>
        {place.next && (
          <ButtonLink kind="secondary" href={`${here}/chapters/${place.next}`}>
            {t.next}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={here}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

const ChapterText = ({ frame, t, chapter, blocks }: ChapterProps & { chapter: Line }) => (
  <section>
    <h2>{t.chapterText}</h2>
    {blocks.length === 0 && <p>{t.emptyChapter}</p>}
    <div lang="da" dir="ltr">
      {/* The words of tables and charts are Danish inside the Danish text. */}
      <FrameContext.Provider value={{ ...frame, locale: 'da', dir: 'ltr' }}>
        <Blocks blocks={blocks} under={chapter.title} />
      </FrameContext.Provider>
    </div>
  </section>
)

const Write = ({ frame, t, version, chapter, party, answered, formId }: ChapterProps) => (
  <section>
    <h2>{t.form}</h2>
    <Prose>
      {party && <p>{t.asked(party.name)}</p>}
      <Form action={`/${frame.locale}${consultationPath(version)}/${chapter ? `chapters/${chapter.id}` : 'whole'}`}>
        <Hidden name="id" value={formId} />
        <TextArea
          name="words"
          label={chapter ? t.words : t.wordsWhole}
          hint={t.wordsHint}
          value={writtenIn(answered, 'words')}
          error={errorOf(answered, 'words')}
          rows={7}
          required
        />
        {/* People never see this field; machines that fill in everything do. */}
        <div hidden>
          <TextField name="website" label={t.machineField} autocomplete="off" />
        </div>
        <Button>{t.send}</Button>
      </Form>
    </Prose>
  </section>
)
