// The page on which a sub-goal is set, corrected, ended or taken up again.
import { Button, Form, formatDate, Hidden, Notice, Summary, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { hrefIn, RoomPage, type RoomPageProps } from '../room/page.tsx'
import { saidIn } from '../said/model.ts'
import type { Worded } from '../wording/model.ts'
import type { SubGoal } from './model.ts'
import type { da } from './texts.da.ts'

type SubGoalProps = Pick<RoomPageProps, 'frame' | 'words'> & {
  t: typeof da
  answered: Answered
  worded: Worded
  /** Missing while it is being set. */
  subGoal?: SubGoal
  /** The correction the form begins from. */
  revision: number
  /** A colleague corrected it after the writer had begun. */
  isLate: boolean
}

export const SubGoalPage = ({ frame, words, t, answered, worded, subGoal, revision, isLate }: SubGoalProps) => {
  const action = hrefIn(frame, `/goals/${worded.goal}/sub-goals/${subGoal?.id ?? 'new'}`)
  return (
    <RoomPage
      frame={frame}
      words={words}
      narrow
      title={subGoal ? t.editTitle(saidIn(subGoal.title, frame.locale).text) : t.newTitle}
      lead={t.lead(worded.title.text)}
      under={[{ ...worded.title, path: `/goals/${worded.goal}` }]}
      answered={answered}
    >
      {subGoal?.endedAt && (
        <Notice title={t.ended(formatDate(subGoal.endedAt, frame.locale))}>
          <Form action={`${action}/resume`}>
            <Button kind="secondary">{t.resume}</Button>
          </Form>
        </Notice>
      )}
      {isLate && subGoal && <Meanwhile t={t} subGoal={subGoal} />}
      <Form action={action}>
        <Hidden name="revision" value={revision} />
        <Fields t={t} answered={answered} subGoal={subGoal} />
        <Button>{subGoal ? t.save : t.add}</Button>
      </Form>
      {subGoal && !subGoal.endedAt && <RemoveForm action={`${action}/end`} title={t.end} warning={t.endWarning} button={t.end} />}
    </RoomPage>
  )
}

const Fields = ({ t, answered, subGoal }: Pick<SubGoalProps, 't' | 'answered' | 'subGoal'>) => {
  const field = (name: string, stood?: string) => ({ name, value: writtenIn(answered, name, stood), error: errorOf(answered, name) })
  return (
    <>
      <TextField {...field('titleDa', subGoal?.title.da)} label={t.titleDa} width="long" required maxlength={160} />
      <TextArea {...field('textDa', subGoal?.text.da)} label={t.textDa} rows={4} />
      <TextField {...field('titleEn', subGoal?.title.en)} label={t.titleEn} hint={t.englishHint} width="long" maxlength={160} />
      <TextArea {...field('textEn', subGoal?.text.en)} label={t.textEn} rows={4} />
    </>
  )
}

/** Both texts stand on the page: the colleague's here, the writer's own in the fields. */
const Meanwhile = ({ t, subGoal: { title, text } }: { t: typeof da; subGoal: SubGoal }) => (
  <>
    <Notice kind="warning" title={t.late} announced>
      {t.lateText}
    </Notice>
    <Summary
      facts={[
        { name: t.titleDa, value: title.da },
        { name: t.textDa, value: text.da },
        { name: t.titleEn, value: title.en },
        { name: t.textEn, value: text.en },
      ].filter(({ value }) => value !== '')}
    />
  </>
)
