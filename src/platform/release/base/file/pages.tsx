// The pages where a file of counts is chosen, and its columns are explained.
import { Button, ButtonLink, ButtonRow, Details, ErrorSummary, FileField, Form, Notice, Page, StepGuide, Table } from '@trygby/ui'
import { errorOf } from '../../../form/answered.ts'
import { FirstRows } from '../../../table-file/shown/shown.tsx'
import { Ready, Wrong } from './check-result.tsx'
import { ColumnsForm } from './columns-form.tsx'
import type { ColumnsPageProps, Shared } from './page-props.ts'

/** The way back, and how far one has come. */
export const wayBack = ({ t, gateHref, base }: Shared) => [
  { text: t.gate, href: gateHref },
  ...(base ? [{ text: base.title, href: base.href }] : []),
]

export const Steps = ({ t, base, at }: Shared & { at: number }) => (
  <StepGuide
    steps={(base ? t.newerSteps : t.steps).map((text, place) => ({ text, state: place < at ? 'done' : place === at ? 'current' : 'next' }))}
  />
)

export const UploadPage = (props: Shared) => {
  const { frame, t, answered, base } = props
  return (
    <Page
      frame={frame}
      title={base ? t.newerTitle : t.newTitle}
      lead={base ? t.newerLead(base.title) : t.newLead}
      narrow
      breadcrumbs={wayBack(props)}
      hasErrors={answered.errors.length > 0}
    >
      <Steps {...props} at={0} />
      <ErrorSummary errors={answered.errors} />
      <Notice kind="info">{t.countsOnly}</Notice>
      <Form multipart>
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,.tsv,.xlsx" error={errorOf(answered, 'file')} required />
        <Button>{t.next}</Button>
      </Form>
      {base ? null : <Shape t={t} />}
    </Page>
  )
}

const Shape = ({ t }: Pick<Shared, 't'>) => (
  <Details title={t.shape}>
    <p>{t.shapeText}</p>
    <Table
      caption={t.shapeCaption}
      columns={t.shapeHeads.map((heading, place) => ({ key: String(place), heading, numeric: place === 3 }))}
      rows={t.shapeRows.map((cells) => ({ cells: Object.fromEntries(cells.entries()) }))}
    />
  </Details>
)

export const ColumnsPage = (props: ColumnsPageProps) => {
  const { frame, t, answered, action, fileName, file, checked } = props
  const isReady = checked !== null && checked.wrong.length === 0 && checked.refusal === null
  return (
    <Page
      frame={frame}
      title={t.columnsTitle}
      lead={t.columnsLead(fileName, new Intl.NumberFormat(frame.locale).format(file.rows), file.rows === 1)}
      breadcrumbs={wayBack(props)}
      hasErrors={answered.errors.length > 0}
    >
      <Steps {...props} at={1} />
      <ErrorSummary errors={answered.errors} />
      {checked?.refusal && <Notice kind="error" title={t.wrongTitle} children={t.refusals[checked.refusal.key](checked.refusal.column)} />}
      {checked && checked.wrong.length > 0 && <Wrong {...props} checked={checked} />}
      {isReady && (
        <>
          <Ready {...props} checked={checked} />
          <ButtonRow>
            <ButtonLink href={props.onward}>{t.goOn}</ButtonLink>
          </ButtonRow>
        </>
      )}
      {isReady && <h2>{t.notRight}</h2>}
      {file.form.oddWord && <Notice kind="warning">{t.oddWord(file.form.oddWord)}</Notice>}
      <FirstRows frame={frame} columns={file.columns} first={file.first} form={file.form} isOpen={!isReady} />
      {isReady ? (
        <Details title={t.correctColumns}>
          <ColumnsForm {...props} />
        </Details>
      ) : (
        <ColumnsForm {...props} />
      )}
      <Form action={`${action}/forget`}>
        <Button kind="link">{t.giveUp}</Button>
      </Form>
    </Page>
  )
}
