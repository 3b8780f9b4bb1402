// A file of figures on its way in: handed in, its faults listed one by one, or looked through before anything is saved.
import { Button, ErrorSummary, FileField, Form, type Frame, formatNumber, Notice, Page, Table, TextField } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import { saidIn } from '../../../goals/said/model.ts'
import type { Indicator } from '../../model.ts'
import type { WrongCell } from './model.ts'
import type { da } from './texts.da.ts'

export interface ImportProps {
  frame: Frame
  t: typeof da
  answered: Answered
  indicator: Indicator
}

/** A wrong cell with its sentence. */
export type WrongInWords = WrongCell & { sentence: string }

const mostListed = 200

/** What both pages of a file have around them. */
export const ImportFrame = ({
  title,
  lead,
  narrow,
  children,
  ...props
}: ImportProps & { title: string; lead: string; narrow?: boolean; children?: Child }) => {
  const { frame, t, answered, indicator } = props
  const path = `/${frame.locale}/indicators/${indicator.slug}`
  return (
    <Page
      frame={frame}
      narrow={narrow}
      title={title}
      lead={lead}
      hasErrors={answered.errors.length > 0}
      breadcrumbs={[
        { text: t.home, href: `/${frame.locale}` },
        { text: t.indicators, href: `/${frame.locale}/indicators` },
        { text: saidIn(indicator.name, frame.locale).text, href: path },
        { text: t.values, href: `${path}/values` },
      ]}
    >
      <ErrorSummary errors={answered.errors} />
      {children}
    </Page>
  )
}

export const ImportPage = (props: ImportProps & { wrong: WrongInWords[] }) => {
  const { frame, t, answered, indicator, wrong } = props
  const reason = (name: 'noInterval' | 'noN') => ({
    name,
    label: t[name],
    hint: t[`${name}Hint`],
    value: writtenIn(answered, name),
    error: errorOf(answered, name),
    width: 'long' as const,
    maxlength: 300,
  })
  const lead = t.lead(saidIn(indicator.name, frame.locale).text, saidIn(indicator.unit, frame.locale).text)
  return (
    <ImportFrame {...props} narrow={wrong.length === 0} title={t.title} lead={lead}>
      {wrong.length > 0 && <Wrong {...props} />}
      <Form multipart action={`/${frame.locale}/indicators/${indicator.slug}/values/import`}>
        <h2>{t.columnsTitle}</h2>
        <p>{t.columns}</p>
        <p>{t.decimals}</p>
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,.tsv,.xlsx" required error={errorOf(answered, 'file')} />
        <TextField {...reason('noInterval')} />
        <TextField {...reason('noN')} />
        <Button>{t.look}</Button>
      </Form>
    </ImportFrame>
  )
}

const Wrong = ({ frame, t, wrong }: ImportProps & { wrong: WrongInWords[] }) => (
  <>
    <Notice kind="error" title={t.wrongTitle} announced>
      <p>{t.wrongText(formatNumber(wrong.length, frame.locale))}</p>
    </Notice>
    <Table
      caption={t.wrongTable}
      columns={[
        { key: 'line', heading: t.line, numeric: true },
        { key: 'column', heading: t.column },
        { key: 'expected', heading: t.expected },
        { key: 'came', heading: t.came },
      ]}
      rows={wrong.slice(0, mostListed).map(({ line, field, column, sentence, came }) => ({
        cells: {
          line: String(line),
          column: column || t.noColumn(t.fields[field]),
          expected: sentence,
          came: came === '' ? t.emptyCell : came,
        },
      }))}
    />
    {wrong.length > mostListed && <p>{t.wrongMore(formatNumber(wrong.length - mostListed, frame.locale))}</p>}
  </>
)
