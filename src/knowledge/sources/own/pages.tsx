// The pages where a file of the town's own figures is chosen, explained, looked at and brought in.
import {
  Button,
  Details,
  ErrorSummary,
  type FieldMessage,
  FileField,
  Form,
  FormGroup,
  type Frame,
  formatNumber,
  Notice,
  Page,
  Radios,
  Select,
  StepGuide,
  Table,
  TextField,
} from '@trygby/ui'
import { type Answers, type Checked, columnRoles, type Sheet } from './model.ts'
import type { da } from './texts.da.ts'

type Words = typeof da

const errorOf = (errors: FieldMessage[], field: string): string | undefined => errors.find((error) => error.field === field)?.message

const Steps = ({ t, at }: { t: Words; at: number }) => (
  <StepGuide steps={t.steps.map((text, place) => ({ text, state: place < at ? 'done' : place === at ? 'current' : 'next' }))} />
)

export interface UploadPageProps {
  frame: Frame
  t: Words
  sourcesHref: string
  sources: { id: string; title: string }[]
  chosen: string
  errors: FieldMessage[]
}

export const UploadPage = ({ frame, t, sourcesHref, sources, chosen, errors }: UploadPageProps) => (
  <Page
    frame={frame}
    title={t.uploadTitle}
    lead={t.uploadLead}
    narrow
    breadcrumbs={[{ text: t.sources, href: sourcesHref }]}
    hasErrors={errors.length > 0}
  >
    <Steps t={t} at={0} />
    <ErrorSummary errors={errors} />
    <Notice kind="info">{t.noPeople}</Notice>
    <Form multipart>
      <Select
        name="source"
        label={t.source}
        prompt={false}
        value={chosen}
        options={[{ value: 'new', text: t.newSource }, ...sources.map(({ id, title }) => ({ value: id, text: t.moreOf(title) }))]}
        width="long"
      />
      <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,.tsv,.xlsx" error={errorOf(errors, 'file')} required />
      <Button>{t.next}</Button>
    </Form>
  </Page>
)

export interface DraftPageProps {
  frame: Frame
  t: Words
  sourcesHref: string
  /** Where the answers go; `/confirm` and `/forget` follow it. */
  action: string
  fileName: string
  file: { columns: string[]; first: Sheet['rows']; rows: number; form: Sheet['form'] }
  answers: Answers
  errors: FieldMessage[]
  /** What the answers make of the file; null until they have been given. */
  checked: Checked | null
  wasBroughtIn: boolean
}

export const DraftPage = (props: DraftPageProps) => {
  const { frame, t, sourcesHref, action, fileName, file, errors, checked } = props
  const isReady = checked !== null && checked.wrong.length === 0
  return (
    <Page
      frame={frame}
      title={t.draftTitle}
      lead={t.draftLead(fileName, formatNumber(file.rows, frame.locale), file.rows === 1)}
      breadcrumbs={[{ text: t.sources, href: sourcesHref }]}
      hasErrors={errors.length > 0}
    >
      <Steps t={t} at={isReady ? 2 : 1} />
      <ErrorSummary errors={errors} />
      {checked && (isReady ? <Ready {...props} checked={checked} /> : <Wrong {...props} checked={checked} />)}
      <FirstRows t={t} file={file} />
      <AnswersForm {...props} />
      <Form action={`${action}/forget`}>
        <Button kind="link">{t.giveUp}</Button>
      </Form>
    </Page>
  )
}

const FirstRows = ({ t, file }: Pick<DraftPageProps, 't' | 'file'>) => (
  <Details title={t.firstRows} openAtStart>
    <p>
      {file.form.sheet === undefined
        ? t.readAs(file.form.encoding ?? '', t.separators[file.form.separator ?? ''] ?? '')
        : t.readSheet(file.form.sheet)}
    </p>
    <Table
      caption={t.firstRows}
      captionHidden
      columns={[{ key: 'line', heading: t.line, numeric: true }, ...file.columns.map((heading, place) => ({ key: `c${place}`, heading }))]}
      rows={file.first.map(({ line, cells }) => ({
        cells: { line: String(line), ...Object.fromEntries(cells.map((cell, place) => [`c${place}`, String(cell)])) },
      }))}
    />
  </Details>
)

const AnswersForm = ({ t, action, file, answers, errors, checked }: DraftPageProps) => (
  <Form action={action}>
    <FormGroup legend={t.columns}>
      {file.columns.map((heading, place) => (
        <Select
          name={`role-${place}`}
          label={t.column(heading)}
          hint={t.columnHint(exampleOf(file.first, place, t))}
          prompt={false}
          value={answers.roles[place] ?? 'skip'}
          options={columnRoles.map((role) => ({ value: role, text: t.roles[role] }))}
          error={errorOf(errors, `role-${place}`)}
        />
      ))}
    </FormGroup>
    <FormGroup legend={t.about}>
      <TextField
        name="title"
        label={t.titleField}
        hint={t.titleHint}
        value={answers.title}
        error={errorOf(errors, 'title')}
        maxlength={80}
        required
      />
      <TextField name="unit" label={t.unit} hint={t.unitHint} value={answers.unit} error={errorOf(errors, 'unit')} maxlength={80} />
      <TextField
        name="credit"
        label={t.credit}
        hint={t.creditHint}
        value={answers.credit}
        error={errorOf(errors, 'credit')}
        width="long"
        maxlength={200}
        required
      />
      <Radios
        name="decimal"
        label={t.decimal}
        value={answers.decimal}
        options={[
          { value: 'comma', text: t.decimals.comma },
          { value: 'point', text: t.decimals.point },
        ]}
      />
      <TextField
        name="period"
        label={t.period}
        hint={t.periodHint}
        value={answers.period}
        error={errorOf(errors, 'period')}
        width="short"
        spellcheck={false}
      />
    </FormGroup>
    <Button kind={checked ? 'secondary' : 'primary'}>{t.check}</Button>
  </Form>
)

const exampleOf = (rows: Sheet['rows'], place: number, t: Words): string => {
  const found = rows.map(({ cells }) => String(cells[place] ?? '').trim()).find((text) => text !== '')
  return found ?? t.empty
}

const Wrong = ({ frame, t, checked }: DraftPageProps & { checked: Checked }) => {
  const count = checked.wrong.length + checked.wrongMore
  return (
    <>
      <Notice kind="error" title={t.wrongTitle}>
        {t.wrongText(formatNumber(count, frame.locale), count === 1)}
      </Notice>
      <Table
        caption={t.wrongTable}
        columns={[
          { key: 'line', heading: t.line, numeric: true },
          { key: 'column', heading: t.wrongColumn },
          { key: 'expected', heading: t.wrongExpected },
          { key: 'came', heading: t.wrongCame },
        ]}
        rows={checked.wrong.map(({ line, column, expected, came }) => ({
          cells: { line: String(line), column, expected: t.expected[expected], came: came === '' ? t.empty : came },
        }))}
      />
      {checked.wrongMore > 0 && <p>{t.wrongMore(formatNumber(checked.wrongMore, frame.locale))}</p>}
    </>
  )
}

const Ready = ({ frame, t, action, checked, wasBroughtIn }: DraftPageProps & { checked: Checked }) => {
  const number = (value: number) => formatNumber(value, frame.locale)
  return (
    <>
      <Notice kind="success" title={t.readyTitle}>
        {t.readyText(number(checked.figures), t.seriesCount(number(checked.series.length), checked.series.length === 1))}
        {checked.missing > 0 && ` ${t.missingText(number(checked.missing))}`}
      </Notice>
      {wasBroughtIn && <Notice kind="info">{t.again}</Notice>}
      <Table
        caption={t.readyTitle}
        captionHidden
        columns={[
          { key: 'name', heading: t.name },
          { key: 'figures', heading: t.figures, numeric: true },
          { key: 'places', heading: t.places, numeric: true },
          { key: 'times', heading: t.times },
          { key: 'example', heading: t.example },
        ]}
        rows={checked.series.slice(0, 50).map(({ code, figures }) => ({
          cells: {
            name: code,
            figures: number(figures.values.length),
            places: number(new Set(figures.areas).size),
            times: spanOf(figures.periods),
            example: `${figures.areas[0]}, ${figures.periods[0]}: ${figures.values[0] === null ? t.noFigure : plain(figures.values[0] ?? 0, frame)}`,
          },
        }))}
      />
      <Form action={`${action}/confirm`}>
        <Button>{t.confirm}</Button>
      </Form>
    </>
  )
}

const spanOf = (periods: string[]): string => {
  const sorted = [...new Set(periods)].sort()
  return sorted.length > 1 ? `${sorted[0]} – ${sorted.at(-1)}` : (sorted[0] ?? '')
}

const plain = (value: number, frame: Frame): string => formatNumber(value, frame.locale, Number.isInteger(value) ? 0 : 2)
