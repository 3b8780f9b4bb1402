// On a phenomenon's page: what those who work on it think is behind it.
import { Button, Details, Form, type Frame, Hidden, Select, Tag, TextArea } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type Phenomenon, rhythms } from '../model.ts'
import { wordsIn } from '../words.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const AnalysisSection = ({
  frame,
  of,
  mayWork,
  answered,
}: {
  frame: Frame
  of: Phenomenon
  mayWork: boolean
  answered: Answered
}) => {
  const t = textsFor(frame.locale, { da, en })
  const { p } = wordsIn(frame.locale)
  return (
    <section id="analysis">
      <h2>{t.title}</h2>
      {of.analysis === '' ? (
        <p>{t.none}</p>
      ) : (
        <>
          {of.rhythm !== '' && (
            <p>
              {t.rhythm}: <Tag>{p.rhythms[of.rhythm]}</Tag>
            </p>
          )}
          {of.analysis.split('\n').map((line) => (
            <p lang="da" dir="auto">
              {line}
            </p>
          ))}
        </>
      )}
      {mayWork && (
        <Details title={t.edit} openAtStart={Boolean(errorOf(answered, 'analysis'))}>
          <Form action={`/${frame.locale}/phenomena/${of.id}/analysis`}>
            <Hidden name="revision" value={of.revision} />
            <TextArea
              name="analysis"
              label={t.fields.analysis}
              hint={t.hint}
              value={writtenIn(answered, 'analysis', of.analysis)}
              error={errorOf(answered, 'analysis')}
              rows={6}
              maxlength={4000}
              required
            />
            <Select
              name="rhythm"
              label={t.fields.rhythm}
              value={writtenIn(answered, 'rhythm', of.rhythm)}
              prompt={t.noRhythm}
              options={rhythms.map((rhythm) => ({ value: rhythm, text: p.rhythms[rhythm] }))}
            />
            <Button>{t.save}</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}
