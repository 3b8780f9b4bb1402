// Where a chapter is written: its text, a preview, the live parts to put in, and what waits or was there before. And where it is only read.
import { Button, ButtonRow, ErrorSummary, Form, Hidden, Notice, Page, Select, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import type { Block } from '../../../platform/paper/model.ts'
import type { da as changesDa } from '../changes/texts.da.ts'
import { Blocks } from '../document/view.tsx'
import type { Chapter } from '../model.ts'
import type { PartOffer } from '../plan-part.ts'
import { type Conflict, ConflictView, Saves, Waiting } from './kept/pages.tsx'
import type { SaveLine } from './model.ts'
import { chaptersHref, type Shared, trail } from './shared.ts'

export interface Preview {
  blocks: Block[]
  missing: string[]
}

export type ChapterProps = Shared & {
  c: typeof changesDa
  /** Null for a new one. */
  chapter: Chapter | null
  /** The save the form begins from, and the waiting text it settles. */
  revision: number
  waitingText: string
  answered: Answered
  offers: PartOffer[]
  preview: Preview | null
  conflict: Conflict | null
  waiting: SaveLine[]
  saves: SaveLine[]
  status?: { kind: 'success' | 'info'; text: string }
}

export const ChapterPage = (props: ChapterProps) => {
  const { frame, t, chapter, answered, conflict, preview, status } = props
  return (
    <Page
      frame={frame}
      title={chapter?.title ?? t.newTitle}
      breadcrumbs={trail(props)}
      hasErrors={answered.errors.length > 0}
      scripts={['goals/plan/document']}
      status={status}
    >
      <ErrorSummary errors={answered.errors} />
      {conflict && <ConflictView frame={frame} t={t} c={props.c} conflict={conflict} />}
      {preview && <PreviewView {...props} preview={preview} />}
      {chapter && !conflict && props.waiting.length > 0 && <Waiting {...props} chapter={chapter} />}
      {conflict && <h2>{t.mergeTitle}</h2>}
      <Fields {...props} />
      {chapter && (
        <>
          <Saves {...props} chapter={chapter} />
          <RemoveForm action={`${chaptersHref(props)}/${chapter.id}/remove`} title={t.remove} warning={t.removeText} button={t.remove} />
        </>
      )}
    </Page>
  )
}

/** Sent as a form with parts, so that a text of several million signs still arrives and can come back with what is wrong. */
const Fields = (props: ChapterProps) => {
  const { t, chapter, answered, revision, waitingText, offers, conflict } = props
  const locale = props.frame.locale === 'da' ? 'da' : 'en'
  return (
    <Form action={`${chaptersHref(props)}/${chapter?.id ?? 'new'}`} multipart>
      <Hidden name="revision" value={revision} />
      <Hidden name="waiting" value={waitingText} />
      <TextField
        name="title"
        label={t.titleField}
        value={writtenIn(answered, 'title', chapter?.title)}
        error={errorOf(answered, 'title')}
        required
        width="long"
      />
      <div data-markdown="">
        <TextArea
          name="body"
          label={conflict ? t.yoursBox : t.body}
          hint={t.bodyHint}
          value={writtenIn(answered, 'body', chapter?.body)}
          error={errorOf(answered, 'body')}
          rows={24}
        />
      </div>
      <ButtonRow>
        <Button name="deed" value="save">
          {chapter ? t.save : t.add}
        </Button>
        <Button kind="secondary" name="deed" value="preview">
          {t.preview}
        </Button>
        <Button kind="secondary" name="deed" value="clean">
          {t.clean}
        </Button>
      </ButtonRow>
      <h2>{t.partsTitle}</h2>
      <Select
        name="part"
        label={t.part}
        hint={t.partHint}
        options={offers.map(({ call, name }) => ({ value: call, text: name[locale] }))}
        error={errorOf(answered, 'part')}
        width="long"
      />
      <Button kind="secondary" name="deed" value="insert">
        {t.insert}
      </Button>
    </Form>
  )
}

const PreviewView = ({ t, preview }: ChapterProps & { preview: Preview }) => (
  <section>
    <h2>{t.previewTitle}</h2>
    <Notice>{t.previewText}</Notice>
    {preview.missing.length > 0 && (
      <Notice kind="warning">
        {preview.missing.map((call) => (
          <p>{t.unknown(call)}</p>
        ))}
      </Notice>
    )}
    <div lang="da" dir="ltr">
      {preview.blocks.length > 0 ? <Blocks blocks={preview.blocks} under={t.previewTitle} /> : <p>{t.empty}</p>}
    </div>
  </section>
)

/** For colleagues who read but do not write: the text and how it looks. */
export const ReadPage = (props: Shared & { chapter: Chapter; preview: Preview }) => (
  <Page frame={props.frame} title={props.chapter.title} breadcrumbs={trail(props)}>
    <div lang="da" dir="ltr">
      {props.preview.blocks.length > 0 ? <Blocks blocks={props.preview.blocks} under={props.chapter.title} /> : <p>{props.t.empty}</p>}
    </div>
  </Page>
)

/** The text cannot take its place any more; it stands here, and says whether it is kept. */
export const ClosedPage = (props: Shared & { title: string; body: string; isKept: boolean }) => (
  <Page frame={props.frame} title={props.t.closed} breadcrumbs={trail(props)} hasErrors>
    <Notice kind="warning" announced>
      <p>{props.t.closedText}</p>
      <p>{props.isKept ? props.t.closedKept : props.t.closedNotKept}</p>
    </Notice>
    <TextArea name="body" label={props.title} value={props.body} rows={20} />
  </Page>
)

export const TooMuchPage = (props: Shared) => (
  <Page frame={props.frame} title={props.t.tooMuch} breadcrumbs={trail(props)} narrow hasErrors>
    <Notice kind="error" announced>
      <p>{props.t.tooMuchText}</p>
    </Notice>
  </Page>
)
