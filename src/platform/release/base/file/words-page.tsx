// The page where somebody describes the counts that are on their way in, and says how small a count may be shown.
import { Button, Details, ErrorSummary, Form, FormGroup, Page, TextArea, TextField } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../form/answered.ts'
import type { BaseDimension } from '../model.ts'
import { AboutFields } from './about-fields.tsx'
import type { Said } from './model.ts'
import type { Shared } from './page-props.ts'
import { Steps, wayBack } from './pages.tsx'

interface WordsPageProps extends Shared {
  action: string
  dimensions: BaseDimension[]
  units: string[][]
  said: Said | undefined
}

export const WordsPage = (props: WordsPageProps) => {
  const { frame, t, answered, action, said } = props
  return (
    <Page frame={frame} title={t.wordsTitle} lead={t.wordsLead} narrow breadcrumbs={wayBack(props)} hasErrors={answered.errors.length > 0}>
      <Steps {...props} at={2} />
      <ErrorSummary errors={answered.errors} />
      <Form action={action}>
        <AboutFields t={t} answered={answered} before={said?.about} />
        <Headings {...props} />
        <FormGroup legend={t.protection}>
          <TextField
            name="least"
            label={t.least}
            hint={t.leastHint}
            value={writtenIn(answered, 'least', String(said?.least ?? 5))}
            error={errorOf(answered, 'least')}
            inputmode="numeric"
            width="short"
            required
          />
        </FormGroup>
        <Button>{t.next}</Button>
      </Form>
    </Page>
  )
}

const Headings = ({ t, answered, dimensions, units, said }: WordsPageProps) => (
  <Details title={t.unitsInEnglish} openAtStart={answered.errors.some(({ field }) => field.startsWith('labels-'))}>
    {dimensions.map(({ key, heading, kind }, d) => (
      <>
        <TextField
          name={`heading-${key}`}
          label={t.heading(heading.da)}
          value={writtenIn(answered, `heading-${key}`, said?.headings[key])}
          maxlength={80}
        />
        {kind === 'time' ? null : (
          <TextArea
            name={`labels-${key}`}
            label={t.labels(heading.da)}
            hint={t.labelsHint(units[d]?.[0] ?? '')}
            value={writtenIn(answered, `labels-${key}`, linesOf(said?.labels[key]))}
            error={errorOf(answered, `labels-${key}`)}
            rows={3}
          />
        )}
      </>
    ))}
  </Details>
)

const linesOf = (labels: Record<string, string> = {}): string =>
  Object.entries(labels)
    .map(([unit, words]) => `${unit} = ${words}`)
    .join('\n')
