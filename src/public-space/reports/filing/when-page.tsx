// When and how it is, and what it makes people do: short closed questions, each of which may be left open.
import { Button, Checkboxes, Radios } from '@trygby/ui'
import { choicesIn, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { consequencesOf, type Door, dayTimes, hasWords, howOftens } from '../model.ts'
import { FlowPage, type FlowProps, OnOrBack, QuestionForm } from './flow.tsx'
import { asksWhen, seens } from './model.ts'
import type { da } from './texts.da.ts'

const titleOf = (t: typeof da, door: Door): string => (door === 'good' ? t.goodWhen : door === 'fault' ? t.faultWhen : t.steps.when)

const optionsFrom = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  values.map((value) => ({ value, text: words[value] }))

export const WhenPage = (props: FlowProps & { begun: string }) => {
  const { t, words, answered, door } = props
  const asks = asksWhen[door]
  return (
    <FlowPage {...props} step="when" title={titleOf(t, door)}>
      <QuestionForm {...props} step="when">
        {asks.includes('seen') && (
          <Radios
            name="seen"
            label={door === 'fault' ? t.when.seenFault : t.when.seen}
            options={optionsFrom(seens, t.when.seens)}
            value={writtenIn(answered, 'seen')}
            error={errorOf(answered, 'seen')}
          />
        )}
        {asks.includes('times') && (
          <Checkboxes
            name="times"
            label={t.when.times}
            hint={t.when.timesHint}
            options={optionsFrom(dayTimes, words.times)}
            values={choicesIn(answered, 'times', [])}
            error={errorOf(answered, 'times')}
          />
        )}
        {asks.includes('howOften') && (
          <Radios
            name="howOften"
            label={t.when.howOften}
            options={optionsFrom(howOftens, words.howOften)}
            value={writtenIn(answered, 'howOften')}
            error={errorOf(answered, 'howOften')}
          />
        )}
        <Checkboxes
          name="consequences"
          label={door === 'good' ? t.when.consequencesGood : t.when.consequences}
          hint={t.when.timesHint}
          options={optionsFrom<keyof typeof words.consequences>(consequencesOf[door], words.consequences)}
          values={choicesIn(answered, 'consequences', [])}
          error={errorOf(answered, 'consequences')}
        />
        <OnOrBack {...props} step="when" more={hasWords(door) && door !== 'fault' && <OwnWords t={t} />} />
      </QuestionForm>
    </FlowPage>
  )
}

const OwnWords = ({ t }: { t: typeof da }) => (
  <Button kind="secondary" name="ownWords" value="yes">
    {t.when.ownWords}
  </Button>
)
