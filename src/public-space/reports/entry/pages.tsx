// One dense page to write a report down on, and the code to give to whoever told it.
import {
  BigCode,
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  Checkboxes,
  DateField,
  ErrorSummary,
  FieldsBeside,
  Form,
  FormGroup,
  type Frame,
  formatDate,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, choicesIn, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { Day } from '../../../platform/form/model.ts'
import { grouped } from '../code.ts'
import { dayTimes, doors, howOftens, kindsOf, weekdayChoices } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import type { FindingKind } from '../words/find-people.ts'
import { allConsequences, entryChannels, languages } from './model.ts'
import type { da } from './texts.da.ts'

export interface EntryPageProps {
  frame: Frame
  t: typeof da
  w: typeof reportWords
  to: (path: string) => string
  answered: Answered
  places: { id: string; name: string }[]
  /** Streets that what was typed may mean. */
  streets: string[]
  /** What in the words looks like something about a person. */
  found: FindingKind[]
  draft: string
}

const worded = <K extends string>(keys: readonly K[], names: Record<K, string>) => keys.map((value) => ({ value, text: names[value] }))

export const EntryPage = (props: EntryPageProps) => {
  const { frame, t, to, answered } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      narrow
      breadcrumbs={[{ text: t.inbox, href: to('/reports') }]}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={to('/reports/new')}>
        <Hidden name="draft" value={props.draft} />
        <What {...props} />
        <Where {...props} />
        <When {...props} />
        <Words {...props} />
        <Answer {...props} />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}

const What = ({ t, w, answered }: EntryPageProps) => (
  <>
    <Radios
      name="channel"
      label={t.channel}
      options={worded(entryChannels, t.channels)}
      value={writtenIn(answered, 'channel', 'phone')}
      error={errorOf(answered, 'channel')}
    />
    <Select
      name="kind"
      label={t.kind}
      options={doors.flatMap((door) => kindsOf[door].map((kind) => ({ value: kind, text: t.kindChoice(w.doors[door], w.kinds[kind]) })))}
      value={writtenIn(answered, 'kind')}
      error={errorOf(answered, 'kind')}
      width="long"
      required
    />
  </>
)

const Where = ({ t, answered, places, streets }: EntryPageProps) => (
  <FormGroup legend={t.whereTitle}>
    <TextField
      name="address"
      label={t.address}
      hint={streets.length > 0 ? t.addressChoices(streets) : t.addressHint}
      value={writtenIn(answered, 'address')}
      error={errorOf(answered, 'address') ?? errorOf(answered, 'lat')}
      maxlength={120}
      autocomplete="off"
    />
    <Select
      name="place"
      label={t.place}
      options={places.map(({ id, name }) => ({ value: id, text: name }))}
      value={writtenIn(answered, 'place')}
      error={errorOf(answered, 'place')}
      prompt={t.placeNone}
    />
  </FormGroup>
)

const When = ({ t, w, answered }: EntryPageProps) => (
  <FormGroup legend={t.whenTitle}>
    <DateField
      name="happenedOn"
      label={t.happenedOn}
      value={datePartsOf(answered, 'happenedOn', null)}
      error={errorOf(answered, 'happenedOn')}
    />
    <Checkboxes
      name="times"
      label={t.times}
      options={worded(dayTimes, w.times)}
      values={choicesIn(answered, 'times', [])}
      error={errorOf(answered, 'times')}
    />
    <FieldsBeside>
      <Select
        name="weekdays"
        label={t.weekdays}
        options={worded(weekdayChoices, w.weekdays)}
        value={writtenIn(answered, 'weekdays')}
        error={errorOf(answered, 'weekdays')}
        prompt={t.notSaid}
      />
      <Select
        name="howOften"
        label={t.howOften}
        options={worded(howOftens, w.howOften)}
        value={writtenIn(answered, 'howOften')}
        error={errorOf(answered, 'howOften')}
        prompt={t.notSaid}
      />
    </FieldsBeside>
    <Checkboxes
      name="consequences"
      label={t.consequences}
      options={worded(allConsequences, w.consequences)}
      values={choicesIn(answered, 'consequences', [])}
      error={errorOf(answered, 'consequences')}
    />
  </FormGroup>
)

const Words = ({ t, answered, found }: EntryPageProps) => (
  <>
    {found.length > 0 ? (
      <Notice kind="warning" title={t.foundTitle}>
        {t.found([...new Set(found)].map((what) => t.findings[what]).join(', '))}
      </Notice>
    ) : null}
    <TextArea
      name="words"
      label={t.words}
      hint={t.wordsHint}
      value={writtenIn(answered, 'words')}
      error={errorOf(answered, 'words')}
      maxlength={1000}
      rows={4}
    />
    {found.length > 0 ? <Checkbox name="keepNames" label={t.keepNames} /> : null}
  </>
)

const Answer = ({ t, answered }: EntryPageProps) => (
  <FormGroup legend={t.answerTitle}>
    <TextField
      name="email"
      type="email"
      label={t.email}
      hint={t.emailHint}
      value={writtenIn(answered, 'email')}
      error={errorOf(answered, 'email')}
      maxlength={254}
      autocomplete="off"
    />
    <Radios
      name="language"
      label={t.language}
      options={worded(languages, t.languages)}
      value={writtenIn(answered, 'language', 'da')}
      error={errorOf(answered, 'language')}
    />
  </FormGroup>
)

export interface EnteredPageProps {
  frame: Frame
  t: typeof da
  to: (path: string) => string
  entered: { id: string; number: number; code: string; answerBy: Day | null }
}

export const EnteredPage = ({ frame, t, to, entered }: EnteredPageProps) => (
  <Page
    frame={frame}
    title={t.receiptTitle}
    lead={t.receiptLead(String(entered.number))}
    narrow
    breadcrumbs={[{ text: t.inbox, href: to('/reports') }]}
  >
    <h2>{t.code}</h2>
    <BigCode code={grouped(entered.code)} />
    <p>{t.codeText}</p>
    <p>
      {t.where} {entered.answerBy ? t.answerBy(formatDate(entered.answerBy, frame.locale)) : ''}
    </p>
    <ButtonRow>
      <ButtonLink href={to('/reports/new')}>{t.another}</ButtonLink>
      <ButtonLink kind="secondary" href={to(`/reports/${entered.id}`)}>
        {t.open}
      </ButtonLink>
    </ButtonRow>
  </Page>
)
