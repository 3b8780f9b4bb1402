// Where staff write what everybody reads: the list of drafts, the form, and the press that lets it out.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  Form,
  type Frame,
  Hidden,
  Notice,
  type NoticeKind,
  Page,
  Tag,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../platform/form/answered.ts'
import { SaveOrCancel } from '../../platform/form/save-or-cancel.tsx'
import type { Answer, AnswerWords as Written } from './model.ts'
import { AnswerWords } from './pages.tsx'
import type { da } from './texts.da.ts'

export interface DraftsPageProps {
  frame: Frame
  t: typeof da
  answers: Answer[]
  mayWrite: boolean
  mayLetOut: boolean
  status?: { kind: NoticeKind; text: string }
}

const trailOf = ({ frame, t }: Pick<DraftsPageProps, 'frame' | 't'>) => [{ text: t.title, href: `/${frame.locale}/answers` }]

export const DraftsPage = (props: DraftsPageProps) => {
  const { frame, t, answers, mayWrite, status } = props
  return (
    <Page frame={frame} title={t.staffTitle} lead={t.staffLead} breadcrumbs={trailOf(props)} status={status}>
      {mayWrite && (
        <p>
          <ButtonLink href={`/${frame.locale}/answers/new`}>{t.write}</ButtonLink>
        </p>
      )}
      {answers.length === 0 && <p>{t.listEmpty}</p>}
      {answers.map((answer) => (
        <section>
          <h2 dir="auto">{answer.title}</h2>
          <p>
            <Tag kind={answer.letOutAt ? 'success' : 'neutral'}>{answer.letOutAt ? t.isOut : t.draft}</Tag>
          </p>
          <AnswerWords t={t} answer={answer} />
          <Deeds {...props} answer={answer} />
        </section>
      ))}
    </Page>
  )
}

/** A draft is corrected and let out; what is out is taken back before it is corrected. */
const Deeds = ({ frame, t, answer, mayWrite, mayLetOut }: DraftsPageProps & { answer: Answer }) => {
  const path = `/${frame.locale}/answers/${answer.id}`
  const isOut = answer.letOutAt !== null
  return (
    <>
      {!isOut && mayWrite && <p>{mayLetOut ? t.letOutText : t.onlyKeeper}</p>}
      <ButtonRow>
        {mayLetOut && (
          <Form action={`${path}/${isOut ? 'take-back' : 'let-out'}`}>
            <Hidden name="revision" value={answer.revision} />
            <Button kind={isOut ? 'secondary' : 'primary'}>{isOut ? t.takeBack : t.letOut}</Button>
          </Form>
        )}
        {!isOut && mayWrite && (
          <ButtonLink kind="secondary" href={`${path}/edit`}>
            {t.edit}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  )
}

export interface WritePageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  /** What stands there already: the draft, or what its phenomenon says. */
  before: Written
  id: string | null
  revision: number
  phenomenon: string | null
  /** What a colleague wrote meanwhile. */
  conflict: Answer | null
  /** Something that looks like a person was found: it can be said to be none. */
  isAboutPeople: boolean
}

export const WritePage = (props: WritePageProps) => {
  const { frame, t, answered, before, id, revision, phenomenon, conflict, isAboutPeople } = props
  const field = (name: keyof Written) => ({
    name,
    label: t.parts[name],
    hint: t.hints[name],
    required: true,
    value: writtenIn(answered, name, before[name]),
    error: errorOf(answered, name),
  })
  return (
    <Page
      frame={frame}
      title={id ? t.editTitle : t.newTitle}
      breadcrumbs={[...trailOf(props), { text: t.staffTitle, href: `/${frame.locale}/answers/drafts` }]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      {conflict && (
        <Notice kind="warning" title={t.conflictTitle}>
          <p dir="auto">{conflict.title}</p>
          <AnswerWords t={t} answer={conflict} />
        </Notice>
      )}
      <Form action={id ? `/${frame.locale}/answers/${id}/edit` : `/${frame.locale}/answers/new`}>
        <Hidden name="revision" value={revision} />
        {phenomenon && <Hidden name="phenomenon" value={phenomenon} />}
        <TextField {...field('title')} width="long" maxlength={120} />
        <TextArea {...field('youSaid')} rows={3} />
        <TextArea {...field('weDid')} rows={4} />
        <TextArea {...field('cameOfIt')} rows={3} />
        {isAboutPeople && <Checkbox name="anyway" label={t.anyway} />}
        <SaveOrCancel save={t.save} cancel={t.cancel} href={`/${frame.locale}/answers/drafts`} />
      </Form>
    </Page>
  )
}
