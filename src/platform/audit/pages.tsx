// The log on a page: what to look for, and what was found.
import {
  Button,
  ButtonLink,
  ButtonRow,
  collator,
  DateField,
  ErrorSummary,
  errorOf,
  Form,
  type Frame,
  formatDateTime,
  formatNumber,
  Notice,
  Page,
  Select,
  Table,
  TextField,
} from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { LogEntry, LogQuestion } from './model.ts'
import type { da } from './texts.da.ts'

export interface LogPageProps {
  frame: Frame
  t: typeof da
  question: LogQuestion
  errors: { field: string; message: string }[]
  entries: LogEntry[]
  words: { deeds: string[]; things: string[] }
  lastSeal: { number: number; sealedAt: Date } | null
  here: string
  csvHref: string
  olderHref: string | null
  csvLimit: number
}

export const LogPage = (props: LogPageProps) => {
  const { frame, t, entries, lastSeal, errors } = props
  return (
    <Page frame={frame} title={t.title} lead={t.lead}>
      <ErrorSummary errors={errors} />
      <Question {...props} />
      <Notice kind="info">
        <p>
          {lastSeal ? t.sealed(formatNumber(lastSeal.number, frame.locale), formatDateTime(lastSeal.sealedAt, frame.locale)) : t.unsealed}
        </p>
        <p>{t.howToCheck}</p>
      </Notice>
      <Table
        caption={t.caption}
        columns={(['at', 'who', 'what', 'purpose', 'detail', 'number'] as const).map((key) => ({
          key,
          heading: t[key],
          numeric: key === 'number',
        }))}
        rows={entries.map((entry) => ({ cells: cellsOf(entry, props) }))}
        downloads={[{ text: t.csv, href: props.csvHref }]}
        empty={t.empty}
      />
      <p>{t.csvLimit(formatNumber(props.csvLimit, frame.locale))}</p>
      {props.olderHref ? <ButtonLink href={props.olderHref}>{t.older}</ButtonLink> : null}
    </Page>
  )
}

const Question = ({ frame, t, question: { filter, days }, errors, words, here }: LogPageProps) => {
  const asOptions = (list: string[], inWords: Record<string, string>) =>
    list.map((value) => ({ value, text: inWords[value] ?? value })).sort((a, b) => collator(frame.locale).compare(a.text, b.text))
  return (
    <Form method="get" action={here}>
      <TextField name="who" label={t.who} hint={t.whoHint} value={filter.who} spellcheck={false} />
      <Select name="deed" label={t.deed} options={asOptions(words.deeds, t.words.deeds)} value={filter.deed} prompt={t.all} />
      <Select name="thing" label={t.thing} options={asOptions(words.things, t.words.things)} value={filter.thing} prompt={t.all} />
      <TextField name="thing-id" label={t.thingId} value={filter.thingId} spellcheck={false} />
      <DateField name="from" label={t.from} value={days.from} error={errorOf(errors, 'from')} />
      <DateField name="to" label={t.to} value={days.to} error={errorOf(errors, 'to')} />
      <ButtonRow>
        <Button>{t.search}</Button>
        <ButtonLink kind="secondary" href={here}>
          {t.clear}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

function cellsOf(entry: LogEntry, { frame, t }: LogPageProps): Record<string, Child> {
  const { deeds, things, purposes }: Record<string, Record<string, string>> = t.words
  const isMachinery = entry.roles.split(',').includes('system')
  const roles = entry.roles
    .split(',')
    .filter((role) => role && role !== 'system')
    .map((role) => t.roleNames[role] ?? role)
  const facts = Object.entries(entry.detail).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return {
    at: formatDateTime(entry.at, frame.locale),
    who: (
      <>
        {entry.name ?? entry.account ?? (isMachinery ? t.machinery : t.nobody)}
        {roles.length > 0 ? <small>{roles.join(', ')}</small> : null}
      </>
    ),
    what: (
      <>
        {deeds?.[entry.deed] ?? entry.deed} {things?.[entry.thing] ?? entry.thing}
        {entry.thingId ? <small class="code">{entry.thingId}</small> : null}
      </>
    ),
    purpose: purposes?.[entry.purpose] ?? entry.purpose,
    detail: <small class="code">{facts.join('; ')}</small>,
    number: entry.number === null ? t.waiting : formatNumber(entry.number, frame.locale),
  }
}
