// On a phenomenon's page: somebody chooses from the figures what came of it, and everybody gets the answer.
import { Button, Form, Notice, Radios, Tag, TextArea } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { results } from '../model.ts'
import { wordsIn } from '../words.ts'
import { mayConclude } from './model.ts'
import type { ResponseProps } from './section.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const ResultSection = ({ frame, of, effort, mayWork, answered }: ResponseProps) => {
  const t = textsFor(frame.locale, { da, en })
  const { p } = wordsIn(frame.locale)
  if (of.state === 'closed' && of.result)
    return (
      <section>
        <h2>{t.closedTitle}</h2>
        <p>
          <Tag kind={of.result === 'gone' || of.result === 'less' ? 'success' : 'warning'}>{p.results[of.result]}</Tag>{' '}
          {p.resultSays[of.result]}
        </p>
        <h3>{t.answerWas}</h3>
        <p lang="da" dir="auto">
          {of.resultWords}
        </p>
      </section>
    )
  if (!mayWork) return null
  return (
    <section id="result">
      <h2>{t.resultTitle}</h2>
      {mayConclude(of, effort) ? (
        <>
          <p>{of.effort === null ? t.noEffortLead : t.resultLead}</p>
          <Form action={`/${frame.locale}/phenomena/${of.id}/result`}>
            <Radios
              name="result"
              label={t.result}
              value={writtenIn(answered, 'result')}
              error={errorOf(answered, 'result')}
              options={results.map((result) => ({ value: result, text: p.results[result], hint: p.resultSays[result] }))}
              required
            />
            <TextArea
              name="answer"
              label={t.answer}
              hint={t.answerHint}
              value={writtenIn(answered, 'answer')}
              error={errorOf(answered, 'answer')}
              maxlength={2000}
              required
            />
            <Button>{t.close}</Button>
          </Form>
        </>
      ) : (
        <Notice>{t.waitsForVerdict}</Notice>
      )}
    </section>
  )
}
