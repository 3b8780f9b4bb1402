// The pages where a file of the town's own figures is chosen, explained, looked at and brought in.
import {
  Button,
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
} from '@trygby/ui'
import { FirstRows } from '../../../platform/table-file/shown/shown.tsx'
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
      <FirstRows frame={frame} columns={file.columns} first={file.first} form={file.form} isOpen />
      <AnswersForm {...props} />
      <Form action={`${action}/forget`}>
        <Button kind="link">{t.giveUp}</Button>
      </Form>
    </Page>
  )
}

const missingInWords = (missing: DraftPageProps['missing'], { locale }: Frame, t: Words): string =>
  new Intl.ListFormat(locale).format(missing.map(({ heading, role }) => t.missingColumn(heading, t.roles[role])))
