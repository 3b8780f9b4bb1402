// The questions about a base of counts: what it counts, who counted, and what the figures cannot say, in both languages.
import { Details, FormGroup, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../form/answered.ts'
import type { AboutBase } from '../model.ts'
import type { da } from './texts.da.ts'

interface AboutFieldsProps {
  t: typeof da
  answered: Answered
  before?: AboutBase
}

/** Danish first and asked for; English after it and free, because it falls back on the Danish. */
export const AboutFields = (props: AboutFieldsProps) => (
  <>
    <FormGroup legend={props.t.inDanish}>
      <InLanguage {...props} language="da" />
    </FormGroup>
    <Details title={props.t.inEnglish} openAtStart={props.answered.errors.some(({ field }) => field.endsWith('-en'))}>
      <p>{props.t.englishHint}</p>
      <InLanguage {...props} language="en" />
    </Details>
  </>
)

const InLanguage = ({ t, answered, before, language }: AboutFieldsProps & { language: 'da' | 'en' }) => {
  const isDanish = language === 'da'
  const field = (name: 'title' | 'counted' | 'description' | 'origin' | 'n', label: string, hint?: string) => {
    // English that only repeats the Danish was left empty, and stays so when the form is opened again.
    const known = isDanish || before?.[name].en !== before?.[name].da ? before?.[name][language] : ''
    const key = `${name}-${language}`
    return {
      name: key,
      label,
      hint: isDanish ? hint : undefined,
      value: writtenIn(answered, key, known),
      error: errorOf(answered, key),
      required: isDanish,
    }
  }
  const lines = (isDanish || before?.cannotSay.some(({ da, en }) => da !== en) ? before?.cannotSay : [])?.map((line) => line[language])
  return (
    <>
      <TextField {...field('title', t.title, t.titleHint)} width="long" maxlength={120} />
      <TextField {...field('counted', t.counted, t.countedHint)} width="long" maxlength={120} />
      <TextArea {...field('description', t.description)} rows={3} maxlength={1000} />
      <TextArea {...field('origin', t.origin)} rows={2} maxlength={500} />
      <TextArea {...field('n', t.nField, t.nHint)} rows={2} maxlength={300} />
      <TextArea
        name={`cannot-${language}`}
        label={t.cannot}
        hint={isDanish ? t.cannotHint : t.cannotHintEnglish}
        value={writtenIn(answered, `cannot-${language}`, lines?.join('\n'))}
        error={errorOf(answered, `cannot-${language}`)}
        rows={3}
        required={isDanish}
      />
    </>
  )
}
