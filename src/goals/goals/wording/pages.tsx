// The page on which coordinator and leader give a goal the town's own words, or take the paper's again.
import { Button, Details, Form, Hidden, Notice, Summary, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { Goal } from '../model.ts'
import { hrefIn, RoomPage, type RoomPageProps } from '../room/page.tsx'
import type { Worded, Wording } from './model.ts'
import type { da } from './texts.da.ts'

type Both = Pick<Wording, 'title' | 'text' | 'why'>

/** What came too late: words to save, or going back to the paper's. */
export type Late = 'saving' | 'leaving'

interface WordingProps {
  frame: RoomPageProps['frame']
  words: RoomPageProps['words']
  t: typeof da
  answered: Answered
  goal: Goal
  /** As the goal reads now. */
  worded: Worded
  /** What stands in the fields at first: the town's words, or the paper's in both languages. */
  before: Both
  /** The saving the form begins from; '' for the paper's words. */
  saving: string
  /** A colleague saved after this person had begun. */
  late?: Late
}

export const WordingPage = (props: WordingProps) => {
  const { frame, words, t, answered, goal, worded, before, saving, late } = props
  return (
    <RoomPage
      frame={frame}
      words={words}
      narrow
      title={t.title(worded.title.text)}
      lead={t.lead}
      under={[{ ...worded.title, path: `/goals/${goal}` }]}
      answered={answered}
    >
      {late && <Meanwhile t={t} before={before} late={late} isPaper={saving === ''} />}
      <Form action={hrefIn(frame, `/goals/${goal}/edit`)}>
        <Hidden name="saving" value={saving} />
        <Fields t={t} answered={answered} before={before} />
        <Button>{t.save}</Button>
      </Form>
      {saving !== '' && (
        <Details title={t.back}>
          <p>{t.backWarning}</p>
          <Form action={hrefIn(frame, `/goals/${goal}/edit/paper`)}>
            <Hidden name="saving" value={saving} />
            <Button kind="danger">{t.back}</Button>
          </Form>
        </Details>
      )}
    </RoomPage>
  )
}

const Fields = ({ t, answered, before }: Pick<WordingProps, 't' | 'answered' | 'before'>) => {
  const field = (name: string, stood: string) => ({ name, value: writtenIn(answered, name, stood), error: errorOf(answered, name) })
  return (
    <>
      <TextField {...field('titleDa', before.title.da)} label={t.titleDa} width="long" required maxlength={120} />
      <TextArea {...field('textDa', before.text.da)} label={t.textDa} hint={t.textDaHint} required rows={4} />
      <TextArea {...field('whyDa', before.why.da)} label={t.whyDa} rows={8} />
      <TextField {...field('titleEn', before.title.en)} label={t.titleEn} hint={t.englishHint} width="long" maxlength={120} />
      <TextArea {...field('textEn', before.text.en)} label={t.textEn} rows={4} />
      <TextArea {...field('whyEn', before.why.en)} label={t.whyEn} rows={8} />
    </>
  )
}

/** Both texts stand on the page: the colleague's here, the writer's own in the fields. */
const Meanwhile = ({ t, before, late, isPaper }: Pick<WordingProps, 't' | 'before'> & { late: Late; isPaper: boolean }) => (
  <>
    <Notice kind="warning" title={t.late} announced>
      <p>{t.lateText[late]}</p>
      {isPaper && <p>{t.latePaper}</p>}
    </Notice>
    {late === 'saving' && (
      <Summary
        facts={[
          { name: t.titleDa, value: before.title.da },
          { name: t.textDa, value: before.text.da },
          { name: t.whyDa, value: before.why.da || t.empty },
          { name: t.titleEn, value: before.title.en || t.empty },
          { name: t.textEn, value: before.text.en || t.empty },
          { name: t.whyEn, value: before.why.en || t.empty },
        ]}
      />
    )}
  </>
)
