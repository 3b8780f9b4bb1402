// The pages where a file of the town's own figures is chosen, explained, looked at and brought in.
import {
  Button,
  Details,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  FileField,
  Form,
  type Frame,
  formatNumber,
  Notice,
  Page,
  Select,
  StepGuide,
  Table,
} from '@trygby/ui'
import { AnswersForm } from './answers-form.tsx'
import { Ready, Wrong } from './check-result.tsx'
import type { DraftPageProps } from './draft-props.ts'
import type { da } from './texts.da.ts'

type Words = typeof da

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

export const DraftPage = (props: DraftPageProps) => {
  const { frame, t, sourcesHref, action, fileName, file, errors, checked, missing } = props
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
      {missing.length > 0 && <Notice kind="warning">{t.missingColumns(missingInWords(missing, frame, t))}</Notice>}
      {file.form.oddWord && <Notice kind="warning">{t.oddWord(file.form.oddWord)}</Notice>}
      <FirstRows t={t} file={file} />
      <AnswersForm {...props} />
      <Form action={`${action}/forget`}>
        <Button kind="link">{t.giveUp}</Button>
      </Form>
    </Page>
  )
}

const missingInWords = (missing: DraftPageProps['missing'], { locale }: Frame, t: Words): string =>
  new Intl.ListFormat(locale).format(missing.map(({ heading, role }) => t.missingColumn(heading, t.roles[role])))

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
