// The gazetteer: what is in it, a file to read with every wrong row named, and the look through before it counts.
import { Button, ButtonLink, ButtonRow, Checkbox, FileField, Form, formatNumber, Pagination, Summary, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, tickOf } from '../../form/answered.ts'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import { columns, otherNames, type StreetProblem } from './csv-columns.ts'
import type { FoundAddress, Segment, StreetPlan } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da; answered: Answered }

export interface StreetList {
  begins: string
  page: number
  pages: number
  counted: { segments: number; streets: number; addresses: number }
  segments: FoundAddress[]
}

type Shown = Pick<FoundAddress, 'street' | 'fromNumber' | 'toNumber' | 'addresses'> & { areaName: string }

const SegmentTable = ({ frame, t, caption, segments }: Pick<Shared, 'frame' | 't'> & { caption: string; segments: Shown[] }) => (
  <Table
    caption={caption}
    empty={t.empty}
    columns={[
      { key: 'street', heading: t.street },
      { key: 'numbers', heading: t.numbers },
      { key: 'area', heading: t.area },
      { key: 'addresses', heading: t.addresses, numeric: true },
    ]}
    rows={segments.map((s) => ({
      cells: {
        street: s.street,
        numbers: `${s.fromNumber}–${s.toNumber}`,
        area: s.areaName,
        addresses: formatNumber(s.addresses, frame.locale),
      },
    }))}
  />
)

const Problems = ({ t, problems }: { t: typeof da; problems: StreetProblem[] }) => (
  <Table
    caption={t.problemsTitle(problems.length)}
    columns={[
      { key: 'line', heading: t.line },
      { key: 'column', heading: t.column },
      { key: 'expected', heading: t.expected },
      { key: 'came', heading: t.came },
    ]}
    rows={problems.map(({ line, column, key, came }) => ({
      cells: { line: line === 0 ? t.wholeFile : line, column, expected: t.problems[key], came: came ? `“${came}”` : '' },
    }))}
  />
)

const ColumnHelp = ({ t }: { t: typeof da }) => (
  <Table
    caption={t.columnsCaption}
    columns={[
      { key: 'column', heading: t.column },
      { key: 'also', heading: t.alsoCalled },
      { key: 'meaning', heading: t.meaning },
    ]}
    rows={columns.map((column) => ({
      cells: {
        column: <code>{column}</code>,
        also: Object.keys(otherNames)
          .filter((name) => otherNames[name] === column)
          .join(', '),
        meaning: t.meanings[column],
      },
    }))}
  />
)

const ImportForm = ({ frame, t, answered }: Pick<Shared, 'frame' | 't' | 'answered'>) => (
  <Form action={setupHref(frame, '/streets/import')} multipart>
    <Checkbox name="whole" label={t.isWhole} checked={tickOf(answered, 'whole', false)} error={errorOf(answered, 'whole')} />
    <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,text/csv" required error={errorOf(answered, 'file')} />
    <Button>{t.read}</Button>
  </Form>
)

export const StreetsPage = ({
  frame,
  words,
  done,
  t,
  answered,
  list,
  problems,
}: Shared & { list: StreetList; problems: StreetProblem[] }) => {
  const { streets, segments, addresses } = list.counted
  const number = (value: number) => formatNumber(value, frame.locale)
  const pageHref = (page: number) => setupHref(frame, `/streets?${new URLSearchParams({ begins: list.begins, page: String(page) })}`)
  return (
    <SetupPage frame={frame} words={words} done={done} answered={answered} title={t.title} lead={t.lead}>
      {problems.length > 0 ? <Problems t={t} problems={problems} /> : null}
      {segments > 0 ? <p>{t.counted(number(streets), number(segments), number(addresses))}</p> : null}
      <Form method="get" action={setupHref(frame, '/streets')}>
        <TextField name="begins" type="search" label={t.search} hint={t.searchHint} value={list.begins} maxlength={120} />
        <Button kind="secondary">{t.find}</Button>
      </Form>
      <SegmentTable frame={frame} t={t} caption={t.caption} segments={list.segments.map((s) => ({ ...s, areaName: s.area?.name ?? '' }))} />
      {list.pages > 1 ? <Pagination page={list.page} pages={list.pages} href={pageHref} /> : null}
      <h2>{t.importTitle}</h2>
      <p>{t.importHelp}</p>
      <ColumnHelp t={t} />
      <p>
        <ButtonLink kind="secondary" href={setupHref(frame, '/streets/example.csv')}>
          {t.example}
        </ButtonLink>
      </p>
      <ImportForm frame={frame} t={t} answered={answered} />
    </SetupPage>
  )
}

export interface StreetPreview {
  fileName: string
  encoding: string
  plan: StreetPlan
  first: (Segment & { areaName: string })[]
  action: string
}

export const StreetPreviewPage = ({ frame, words, t, preview }: Omit<Shared, 'answered'> & { preview: StreetPreview }) => {
  const { plan, first, fileName, encoding, action } = preview
  const facts = (['added', 'changed', 'unchanged', 'removed'] as const).map((key) => ({
    name: t[key],
    value: formatNumber(plan[key], frame.locale),
  }))
  return (
    <SetupPage
      frame={frame}
      words={words}
      title={t.previewTitle}
      lead={t.previewLead(fileName, encoding)}
      under={{ text: t.title, path: '/streets' }}
    >
      <Summary facts={facts} />
      <SegmentTable frame={frame} t={t} caption={t.first} segments={first} />
      <Form action={action}>
        <ButtonRow>
          <Button name="decision" value="take">
            {t.take}
          </Button>
          <Button name="decision" value="leave" kind="secondary">
            {t.leave}
          </Button>
        </ButtonRow>
      </Form>
    </SetupPage>
  )
}
