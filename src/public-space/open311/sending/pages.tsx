// The other systems faults are sent on to: the list with how it goes, and one of them to set up.
import {
  Button,
  ButtonLink,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  Form,
  FormGroup,
  type Frame,
  formatDateTime,
  formatNumber,
  Page,
  Table,
  TextField,
} from '@trygby/ui'
import { type Answered, choicesIn, errorOf, tickOf, writtenIn } from '../../../platform/form/answered.ts'
import { faultKinds } from '../../open/model.ts'
import type { da as reportDa } from '../../reports/texts.da.ts'
import type { Sent, Target } from './model.ts'
import type { da } from './texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
}

const here = ({ locale }: Frame) => `/${locale}/reports/sending`

export const TargetsPage = ({ frame, t, targets, done }: Shared & { targets: (Target & Sent)[]; done?: string }) => {
  const n = (value: number) => formatNumber(value, frame.locale)
  return (
    <Page frame={frame} title={t.title} lead={t.lead} {...(done ? { status: { kind: 'success' as const, text: done } } : {})}>
      <Table
        caption={t.caption}
        empty={t.empty}
        columns={[
          { key: 'name', heading: t.columns.name },
          { key: 'state', heading: t.columns.state },
          { key: 'sending', heading: t.columns.sending, numeric: true },
          { key: 'sent', heading: t.columns.sent, numeric: true },
          { key: 'refused', heading: t.columns.refused, numeric: true },
          { key: 'answered', heading: t.columns.answered },
        ]}
        rows={targets.map((target) => ({
          href: `${here(frame)}/${target.id}`,
          cells: {
            name: target.name,
            state: [target.isOn ? t.on : t.off, target.trouble === '' ? '' : t.troubles[target.trouble]].filter(Boolean).join('. '),
            sending: n(target.sending),
            sent: n(target.sent),
            refused: n(target.refused),
            answered: target.answeredAt ? formatDateTime(target.answeredAt, frame.locale) : t.never,
          },
        }))}
      />
      <p>
        <ButtonLink href={`${here(frame)}/new`}>{t.add}</ButtonLink>
      </p>
    </Page>
  )
}

export interface TargetProps extends Shared {
  answered: Answered
  words: typeof reportDa
  target: Target | null
  areas: { id: string; name: string }[]
}

export const TargetPage = ({ frame, t, answered, words, target, areas }: TargetProps) => {
  const tied = (name: string, before = '') => ({ name, value: writtenIn(answered, name, before), error: errorOf(answered, name) })
  return (
    <Page
      frame={frame}
      title={target?.name ?? t.newTitle}
      breadcrumbs={[{ text: t.title, href: here(frame) }]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form>
        <TextField {...tied('name', target?.name)} label={t.name} required maxlength={120} />
        <TextField
          {...tied('endpoint', target?.endpoint)}
          label={t.endpoint}
          hint={t.endpointHint}
          type="url"
          required
          width="long"
          spellcheck={false}
        />
        <TextField {...tied('jurisdiction', target?.jurisdiction)} label={t.jurisdiction} hint={t.jurisdictionHint} spellcheck={false} />
        <TextField
          name="key"
          label={t.key}
          hint={target?.sealedKey ? t.keyKept : t.keyHint}
          error={errorOf(answered, 'key')}
          type="password"
          autocomplete="off"
          width="long"
        />
        <FormGroup legend={t.codes}>
          <p>{t.codesHint}</p>
          {faultKinds.map((kind) => (
            <TextField {...tied(`code-${kind}`, target?.serviceCodes[kind])} label={words.kinds[kind]} spellcheck={false} width="short" />
          ))}
        </FormGroup>
        {areas.length > 0 ? (
          <Checkboxes
            name="areas"
            label={t.areas}
            hint={t.areasHint}
            error={errorOf(answered, 'areas')}
            options={areas.map(({ id, name }) => ({ value: id, text: name }))}
            values={choicesIn(answered, 'areas', target?.areas ?? [])}
          />
        ) : null}
        <Checkbox
          name="on"
          label={t.isOn}
          hint={t.isOnHint}
          checked={tickOf(answered, 'on', target?.isOn ?? false)}
          error={errorOf(answered, 'on')}
        />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}
