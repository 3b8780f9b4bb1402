// The form in which an indicator is made or corrected; after a colleague's correction both texts stand side by side.
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  FormGroup,
  type Frame,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  Summary,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { type Goal, goals } from '../../goals/model.ts'
import { aims, countedThings, frequencies } from '../model.ts'
import type { ToldWords } from '../told/told.ts'
import { isLine, longestOf, type WordedPart, wordedParts } from './model.ts'
import type { SeriesChoice } from './series.ts'
import type { da } from './texts.da.ts'

export interface DefinitionProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  answered: Answered
  /** What stands in each field before anybody writes. */
  stood: Record<string, string>
  targetOn: string | null
  goalTitles: Record<Goal, string>
  subGoals: { id: string; goal: Goal; title: string }[]
  series: SeriesChoice[]
  /** Null for a new one. */
  correcting: { slug: string; name: string; revision: number } | null
  /** Set when a colleague saved first: what stands now, by field. */
  now?: { name: string; value: string }[] | undefined
}

export const DefinitionPage = (props: DefinitionProps) => {
  const { frame, t, answered, correcting, now } = props
  const path = `/${frame.locale}/indicators`
  return (
    <Page
      frame={frame}
      narrow
      title={correcting ? t.editTitle(correcting.name) : t.newTitle}
      lead={correcting ? t.editLead : t.newLead}
      breadcrumbs={[
        { text: t.home, href: `/${frame.locale}` },
        { text: t.indicators, href: path },
        ...(correcting ? [{ text: correcting.name, href: `${path}/${correcting.slug}` }] : []),
      ]}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {now && <Stale t={t} now={now} />}
      <Form action={correcting ? `${path}/${correcting.slug}/edit` : `${path}/new`}>
        {correcting && <Hidden name="revision" value={correcting.revision} />}
        <About {...props} />
        <FormGroup legend={t.groups.method}>
          {(['definition', 'source', 'formula', 'unit', 'cannotSay'] as const).map((part) => (
            <Worded {...props} part={part} language="Da" />
          ))}
        </FormGroup>
        <Wish {...props} />
        <FigureFields {...props} />
        <FormGroup legend={t.groups.english}>
          <p>{t.englishHint}</p>
          {wordedParts.map((part) => (
            <Worded {...props} part={part} language="En" />
          ))}
        </FormGroup>
        <Button>{correcting ? t.save : t.add}</Button>
      </Form>
    </Page>
  )
}

/** What every field has: its words, its help, what stands in it, what is wrong. */
const field = ({ t, answered, stood }: DefinitionProps, name: string) => ({
  name,
  label: t.fields[name] ?? name,
  hint: t.hints[name],
  value: writtenIn(answered, name, stood[name]),
  error: errorOf(answered, name),
})

const Worded = (props: DefinitionProps & { part: WordedPart; language: 'Da' | 'En' }) => {
  const given = field(props, `${props.part}${props.language}`)
  const required = props.language === 'Da'
  const maxlength = longestOf[props.part]
  return isLine(props.part) ? (
    <TextField {...given} required={required} maxlength={maxlength} width="long" />
  ) : (
    <TextArea {...given} required={required} maxlength={maxlength} rows={3} />
  )
}

const About = (props: DefinitionProps) => {
  const { t, goalTitles, subGoals } = props
  return (
    <FormGroup legend={t.groups.about}>
      <Worded {...props} part="name" language="Da" />
      <Select {...field(props, 'goal')} required prompt={false} options={goals.map((goal) => ({ value: goal, text: goalTitles[goal] }))} />
      {subGoals.length > 0 && (
        <Select
          {...field(props, 'subGoal')}
          prompt={t.noSubGoal}
          options={subGoals.map(({ id, goal, title }) => ({ value: id, text: `${goalTitles[goal]}: ${title}` }))}
        />
      )}
      <TextField {...field(props, 'position')} inputmode="numeric" width="short" required />
    </FormGroup>
  )
}

const Wish = (props: DefinitionProps) => {
  const { t, told, answered, targetOn } = props
  return (
    <FormGroup legend={t.groups.wish}>
      <Radios {...field(props, 'aim')} required options={aims.map((aim) => ({ value: aim, text: told.aims[aim] }))} />
      <Radios
        {...field(props, 'goodIs')}
        required
        options={(['higher', 'lower'] as const).map((way) => ({ value: way, text: told.goodIs[way] }))}
      />
      <TextField {...field(props, 'margin')} inputmode="decimal" width="short" required />
      <TextField {...field(props, 'baselinePeriod')} width="short" spellcheck={false} />
      <TextField {...field(props, 'targetValue')} inputmode="decimal" width="short" />
      <DateField
        name="targetOn"
        label={t.fields.targetOn ?? ''}
        value={datePartsOf(answered, 'targetOn', targetOn)}
        error={errorOf(answered, 'targetOn')}
      />
    </FormGroup>
  )
}

const FigureFields = (props: DefinitionProps) => {
  const { t, told, series } = props
  return (
    <FormGroup legend={t.groups.figures}>
      <Select {...field(props, 'series')} prompt={t.byHand} options={series} width="long" />
      <Radios
        {...field(props, 'counts')}
        required
        options={countedThings.map((thing) => ({ value: thing, text: t.countedThings[thing] }))}
      />
      <Select
        {...field(props, 'frequency')}
        required
        prompt={false}
        options={frequencies.map((often) => ({ value: often, text: told.frequencies[often] }))}
      />
      <TextField {...field(props, 'digits')} inputmode="numeric" width="short" required />
      <TextField {...field(props, 'responsible')} maxlength={160} />
      <Radios
        {...field(props, 'dataClass')}
        required
        options={(['open', 'internal'] as const).map((name) => ({ value: name, text: t.classes[name] }))}
      />
    </FormGroup>
  )
}

/** Both texts stand on the page: the colleague's here, the writer's own in the fields. */
const Stale = ({ t, now }: Pick<DefinitionProps, 't'> & { now: { name: string; value: string }[] }) => (
  <>
    <Notice kind="warning" title={t.stale.title} announced>
      <p>{now.length > 0 ? t.stale.text : t.stale.same}</p>
    </Notice>
    {now.length > 0 && (
      <Summary facts={now.map(({ name, value }) => ({ name: t.stale.now(t.fields[name] ?? name), value: value || t.stale.empty }))} />
    )}
  </>
)
