// The page on which an answer is written down, by those who asked or by the partner itself.
import { ErrorSummary, Form, type Frame, Page, Radios, TextArea } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import type { Phenomenon } from '../model.ts'
import type { Words } from '../words.ts'
import type { Voice } from './model.ts'
import type { da } from './texts.da.ts'

interface AnswerPageProps {
  frame: Frame
  t: typeof da
  words: Words
  answered: Answered
  of: Phenomenon
  voice: Voice
  mayTakeBack: boolean
}

export const AnswerPage = ({ frame, t, words, answered, of, voice, mayTakeBack }: AnswerPageProps) => {
  const list = `/${frame.locale}/phenomena`
  const back = `${list}/${of.id}`
  return (
    <Page
      frame={frame}
      title={t.answerTitle(voice.who)}
      breadcrumbs={[
        { text: words.p.phenomena, href: list },
        { text: of.behaviour, lang: 'da', href: back },
      ]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={`${back}/voices/${voice.id}`}>
        <Radios
          name="state"
          label={t.state}
          error={errorOf(answered, 'state')}
          value={writtenIn(answered, 'state')}
          options={(['said', 'declined'] as const).map((state) => ({ value: state, text: t.answerStates[state] }))}
          required
        />
        <TextArea
          name="words"
          label={t.words}
          hint={t.wordsHint}
          error={errorOf(answered, 'words')}
          value={writtenIn(answered, 'words')}
          maxlength={2000}
          required
        />
        <SaveOrCancel save={t.save} cancel={t.cancel} href={back} />
      </Form>
      {mayTakeBack && (
        <RemoveForm action={`${back}/voices/${voice.id}/take-back`} title={t.takeBack} warning={t.takeBackWarning} button={t.takeBack} />
      )}
    </Page>
  )
}
