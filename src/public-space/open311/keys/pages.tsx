// The keys by which other systems report faults: the list, one more, and the one time a key is shown.
import { Button, ButtonLink, Details, Form, type Frame, formatDate, Page, Radios, Summary, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { ApiKey } from './model.ts'
import type { da } from './texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
}

export interface KeysProps extends Shared {
  answered: Answered
  keys: ApiKey[]
  done?: string
}

const here = ({ locale }: Frame) => `/${locale}/reports/api-keys`

const KeyTable = ({ frame, t, keys }: Shared & { keys: ApiKey[] }) => {
  const day = (date: Date | string) => formatDate(date, frame.locale)
  return (
    <Table
      caption={t.caption}
      empty={t.empty}
      columns={[
        { key: 'name', heading: t.name },
        { key: 'state', heading: t.state },
        { key: 'made', heading: t.made },
        { key: 'used', heading: t.used },
      ]}
      rows={keys.map(({ name, madeAt, usedOn, endedAt }) => ({
        cells: { name, state: endedAt ? t.ended(day(endedAt)) : t.open, made: day(madeAt), used: usedOn ? day(usedOn) : t.never },
      }))}
    />
  )
}

const EndForm = ({ frame, t, answered, keys }: Shared & { answered: Answered; keys: ApiKey[] }) => {
  const open = keys.filter(({ endedAt }) => endedAt === null)
  if (open.length === 0) return null
  return (
    <Details title={t.endTitle}>
      <p>{t.endWarning}</p>
      <Form action={`${here(frame)}/end`}>
        <Radios
          name="which"
          label={t.which}
          error={errorOf(answered, 'which')}
          options={open.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Button kind="danger">{t.end}</Button>
      </Form>
    </Details>
  )
}

export const KeysPage = (props: KeysProps) => {
  const { frame, t, answered, done } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      hasErrors={answered.errors.length > 0}
      {...(done ? { status: { kind: 'success' as const, text: done } } : {})}
    >
      <KeyTable {...props} />
      <h2>{t.addTitle}</h2>
      <Form action={here(frame)}>
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={writtenIn(answered, 'name')}
          error={errorOf(answered, 'name')}
          maxlength={120}
          required
        />
        <Button>{t.add}</Button>
      </Form>
      <EndForm {...props} />
    </Page>
  )
}

export const IssuedPage = ({ frame, t, name, apiKey, address }: Shared & { name: string; apiKey: string; address: string }) => (
  <Page frame={frame} title={t.issued.title} lead={t.issued.lead(name)} breadcrumbs={[{ text: t.title, href: here(frame) }]} narrow>
    <Summary
      facts={[
        { name: t.issued.key, value: <code>{apiKey}</code> },
        { name: t.issued.address, value: <code>{address}</code> },
      ]}
    />
    <ButtonLink kind="secondary" href={here(frame)}>
      {t.issued.back}
    </ButtonLink>
  </Page>
)
