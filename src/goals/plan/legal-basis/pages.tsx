// The legal bases as a list, and one of them to correct.
import {
  Button,
  ButtonLink,
  DateField,
  ErrorSummary,
  Form,
  type Frame,
  formatDate,
  Hidden,
  Notice,
  Page,
  Summary,
  Table,
  Tag,
  type TagKind,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { type Holding, holdingOn, type LegalBasis } from './model.ts'
import type { da } from './texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
}

const tagOf: Record<Holding, TagKind> = { holds: 'success', 'not-yet': 'info', 'no-longer': 'neutral' }
const trail = ({ frame, t }: Shared) => [{ text: t.plans, href: `/${frame.locale}/plans` }]

type ListProps = Shared & { bases: LegalBasis[]; today: string; mayKeep: boolean; done?: string }

export const LegalBasesPage = (props: ListProps) => {
  const { frame, t, bases, today, mayKeep, done } = props
  const day = (on: string | null) => on && formatDate(on, frame.locale)
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      breadcrumbs={trail(props)}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      <Notice kind="warning">{t.warning}</Notice>
      <Table
        caption={t.caption}
        captionHidden
        empty={t.empty}
        columns={[
          { key: 'title', heading: t.name },
          { key: 'now', heading: t.now },
          { key: 'text', heading: t.text },
          { key: 'note', heading: t.note },
        ]}
        rows={bases.map((basis) => {
          const holding = holdingOn(basis, today)
          return {
            ...(mayKeep ? { href: `/${frame.locale}/legal-bases/${basis.id}` } : {}),
            cells: {
              title: <Danish text={basis.title} />,
              now: (
                <>
                  <Tag kind={tagOf[holding]}>{t.holding[holding]}</Tag>
                  <p>{t.fromTo(day(basis.from), day(basis.to))}</p>
                </>
              ),
              text: (
                <>
                  <Danish text={basis.text} /> {basis.address && <a href={basis.address}>{t.address}</a>}
                </>
              ),
              note: <Danish text={basis.note} />,
            },
          }
        })}
      />
      {mayKeep && <ButtonLink href={`/${frame.locale}/legal-bases/new`}>{t.add}</ButtonLink>}
    </Page>
  )
}

const Danish = ({ text }: { text: string }) => (
  <span lang="da" dir="ltr">
    {text}
  </span>
)

type BasisProps = Shared & { basis: LegalBasis | null; answered: Answered; trouble?: 'inUse' | 'stale' }

export const LegalBasisPage = (props: BasisProps) => {
  const { frame, t, basis, answered, trouble } = props
  return (
    <Page
      frame={frame}
      title={basis ? t.editTitle(basis.title) : t.add}
      narrow
      breadcrumbs={[...trail(props), { text: t.title, href: `/${frame.locale}/legal-bases` }]}
      hasErrors={answered.errors.length > 0 || trouble !== undefined}
    >
      {trouble === 'inUse' && (
        <Notice kind="error" announced>
          {t.inUse}
        </Notice>
      )}
      {trouble === 'stale' && basis && (
        <Notice kind="warning" title={t.stale} announced>
          <p>{t.staleText}</p>
          <Summary facts={factsOf(basis, props)} />
        </Notice>
      )}
      <ErrorSummary errors={answered.errors} />
      <Form action={`/${frame.locale}/legal-bases/${basis?.id ?? 'new'}`}>
        <Hidden name="revision" value={basis?.revision ?? 0} />
        <TextField
          name="title"
          label={t.name}
          value={writtenIn(answered, 'title', basis?.title)}
          error={errorOf(answered, 'title')}
          required
          maxlength={200}
          width="long"
        />
        <TextArea
          name="text"
          label={t.text}
          hint={t.textHint}
          value={writtenIn(answered, 'text', basis?.text)}
          error={errorOf(answered, 'text')}
          required
        />
        <TextField
          name="address"
          type="url"
          label={t.address}
          value={writtenIn(answered, 'address', basis?.address)}
          error={errorOf(answered, 'address')}
          width="long"
          spellcheck={false}
        />
        <DateField
          name="from"
          label={t.from}
          hint={t.dayHint}
          value={datePartsOf(answered, 'from', basis?.from ?? null)}
          error={errorOf(answered, 'from')}
        />
        <DateField
          name="to"
          label={t.to}
          hint={t.toHint}
          value={datePartsOf(answered, 'to', basis?.to ?? null)}
          error={errorOf(answered, 'to')}
        />
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          value={writtenIn(answered, 'note', basis?.note)}
          error={errorOf(answered, 'note')}
          rows={3}
        />
        <Button>{t.save}</Button>
      </Form>
      {basis && (
        <RemoveForm action={`/${frame.locale}/legal-bases/${basis.id}/remove`} title={t.remove} warning={t.removeText} button={t.remove} />
      )}
    </Page>
  )
}

/** What stands in an entry now, for whoever was overtaken. */
const factsOf = ({ title, text, address, from, to, note }: LegalBasis, { frame, t }: Shared) => [
  { name: t.name, value: title },
  { name: t.text, value: text },
  { name: t.address, value: address || t.none },
  { name: t.from, value: from ? formatDate(from, frame.locale) : t.none },
  { name: t.to, value: to ? formatDate(to, frame.locale) : t.none },
  { name: t.note, value: note || t.none },
]
