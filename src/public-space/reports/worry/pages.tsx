// Who helps: for residents a page that keeps nothing, for staff the town's own lines to keep right.
import {
  ButtonLink,
  ButtonRow,
  DateField,
  EmergencyNumbers,
  ErrorSummary,
  Form,
  type Frame,
  formatDate,
  Page,
  Select,
  Table,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { type HelpLine, type NationalLine, type OwnLine, type Suggestion, type Topic, topics } from './model.ts'
import type { da } from './texts.da.ts'

/** The telephone and e-mail of the town; empty where it has given none. */
interface Contact {
  phone: string
  email: string
}

interface HelpProps {
  frame: Frame
  t: typeof da
}

export const WorryPage = ({
  frame,
  t,
  own,
  national,
  contact,
}: HelpProps & { own: HelpLine[]; national: HelpLine[]; contact: Contact }) => (
  <Page frame={frame} title={t.title} lead={t.lead} narrow light>
    <EmergencyNumbers />
    {topics
      .map((topic) => ({
        topic,
        // The town's own first: they are nearest.
        lines: [...own, ...national].filter((line) => line.topic === topic),
        contact: own.some((line) => line.topic === topic) ? null : contact,
      }))
      // The police are no answer to everything: without somebody to talk with, nobody is promised one.
      .filter(({ topic, lines }) => topic !== 'talk' || lines.length > 0)
      .map((one) => (
        <TopicLines frame={frame} t={t} {...one} />
      ))}
    <p>{t.checked(formatDate([...own, ...national].map(({ checkedOn }) => checkedOn).sort()[0] ?? '', frame.locale))}</p>
    <ButtonRow>
      <ButtonLink kind="secondary" href={`/${frame.locale}/report`}>
        {t.back}
      </ButtonLink>
    </ButtonRow>
  </Page>
)

/** `contact`: the town itself, where it has not written who receives this. */
type TopicLinesProps = HelpProps & { topic: Topic; lines: HelpLine[]; contact: Contact | null }

const TopicLines = ({ frame, t, topic, lines, contact }: TopicLinesProps) => (
  <section>
    <h2>{t.topics[topic]}</h2>
    {topic === 'child' && <p>{t.tellTown}</p>}
    {topic === 'child' && contact && <TownItself t={t} contact={contact} />}
    {(topic === 'victim' || topic === 'hate') && <p>{t.police}</p>}
    {lines.length > 0 && (
      <ul>
        {lines.map((line) => (
          <li>
            <Line frame={frame} t={t} line={line} />
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** How to reach the town, until it has written who receives what people worry about. */
const TownItself = ({ t, contact: { phone, email } }: Pick<HelpProps, 't'> & { contact: Contact }) =>
  phone === '' && email === '' ? null : (
    <p>
      {phone && (
        <>
          {t.call}{' '}
          <a href={`tel:${phone.replace(/ /g, '')}`} dir="ltr">
            {phone}
          </a>
          .{' '}
        </>
      )}
      {email && (
        <a href={`mailto:${email}`} dir="ltr">
          {email}
        </a>
      )}
    </p>
  )

const Line = ({ frame, t, line }: HelpProps & { line: HelpLine }) => {
  const inDanish = frame.locale === 'da'
  const name = inDanish ? line.nameDa : line.nameEn
  // The lines are written in Danish and English; elsewhere the English says that it is English.
  const lang = inDanish || frame.locale === 'en' ? undefined : 'en'
  return (
    <>
      <span lang={lang} dir="auto">
        <strong>{name}</strong>. {inDanish ? line.wordsDa : line.wordsEn}
      </span>{' '}
      {line.phone && (
        <>
          {t.call}{' '}
          <a href={`tel:${line.phone.replace(/ /g, '')}`} dir="ltr">
            {line.phone}
          </a>
          .{' '}
        </>
      )}
      {line.link && (
        <a href={line.link} rel="noreferrer">
          {t.open}
          <span class="sr-only" lang={lang}>
            {' '}
            {name}
          </span>
        </a>
      )}
    </>
  )
}

type LinesProps = HelpProps & { lines: OwnLine[]; national: NationalLine[]; waiting: Suggestion[]; done?: string }

export const LinesPage = ({ frame, t, lines, national, waiting, done }: LinesProps) => (
  <Page frame={frame} title={t.staff.title} lead={t.staff.lead} status={done ? { kind: 'success', text: done } : undefined}>
    <Lines frame={frame} t={t} caption={t.staff.caption} lines={lines.map((line) => ({ ...line, goesTo: line.id }))} />
    {national.length > 0 && (
      <Lines frame={frame} t={t} caption={t.staff.national} lines={national.map((line) => ({ ...line, goesTo: `new?from=${line.key}` }))} />
    )}
    {waiting.length > 0 && <Waiting frame={frame} t={t} waiting={waiting} />}
    <ButtonRow>
      <ButtonLink href={`/${frame.locale}/reports/help/new`}>{t.staff.add}</ButtonLink>
      <ButtonLink kind="secondary" href={`/${frame.locale}/report/worry`}>
        {t.staff.see}
      </ButtonLink>
    </ButtonRow>
  </Page>
)

type ListedLine = HelpLine & { goesTo: string }

const Lines = ({ frame, t, caption, lines }: HelpProps & { caption: string; lines: ListedLine[] }) => (
  <Table
    caption={caption}
    empty={t.staff.empty}
    columns={[
      { key: 'name', heading: t.staff.nameDa },
      { key: 'topic', heading: t.staff.topic },
      { key: 'phone', heading: t.staff.phone },
      { key: 'source', heading: t.staff.source },
      { key: 'checkedOn', heading: t.staff.checkedOn },
    ]}
    rows={lines.map((line) => ({
      href: `/${frame.locale}/reports/help/${line.goesTo}`,
      cells: {
        name: line.nameDa,
        topic: t.topics[line.topic],
        phone: line.phone,
        source: line.source || t.staff.noSource,
        checkedOn: formatDate(line.checkedOn, frame.locale),
      },
    }))}
  />
)

/** Remembered and not looked up: residents do not see these. */
const Waiting = ({ frame, t, waiting }: HelpProps & { waiting: Suggestion[] }) => (
  <>
    <h2>{t.staff.waiting}</h2>
    <p>{t.staff.waitingText}</p>
    <Table
      caption={t.staff.waiting}
      captionHidden
      columns={[
        { key: 'name', heading: t.staff.nameDa },
        { key: 'topic', heading: t.staff.topic },
        { key: 'phone', heading: t.staff.phone },
        { key: 'state', heading: t.staff.state },
      ]}
      rows={waiting.map(({ key, nameDa, topic, phone }) => ({
        href: `/${frame.locale}/reports/help/new?from=${key}`,
        cells: { name: nameDa, topic: t.topics[topic], phone, state: t.staff.toConfirm },
      }))}
    />
  </>
)

type LinePageProps = HelpProps & { answered: Answered; line: OwnLine | null; from: NationalLine | Suggestion | undefined }

export const LinePage = ({ frame, t, answered, line, from }: LinePageProps) => {
  const before: Partial<OwnLine> | undefined = line ?? from
  const address = `/${frame.locale}/reports/help`
  const text = (name: 'nameDa' | 'nameEn' | 'phone' | 'link' | 'source', required: boolean) => (
    <TextField
      name={name}
      label={t.staff[name]}
      hint={name === 'source' ? t.staff.sourceHint : undefined}
      required={required}
      value={writtenIn(answered, name, before?.[name])}
      error={errorOf(answered, name)}
    />
  )
  const words = (name: 'wordsDa' | 'wordsEn') => (
    <TextArea
      name={name}
      label={t.staff[name]}
      rows={2}
      value={writtenIn(answered, name, before?.[name])}
      error={errorOf(answered, name)}
    />
  )
  return (
    <Page
      frame={frame}
      title={line ? t.staff.editTitle : t.staff.addTitle}
      breadcrumbs={[{ text: t.staff.title, href: address }]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={`${address}/${line?.id ?? 'new'}`}>
        <Select
          name="topic"
          label={t.staff.topic}
          required
          options={topics.map((topic) => ({ value: topic, text: t.topics[topic] }))}
          value={writtenIn(answered, 'topic', before?.topic)}
          error={errorOf(answered, 'topic')}
        />
        {text('nameDa', true)}
        {text('nameEn', true)}
        {words('wordsDa')}
        {words('wordsEn')}
        {text('phone', false)}
        {text('link', false)}
        {text('source', true)}
        <DateField
          name="checkedOn"
          label={t.staff.checkedOn}
          required
          value={datePartsOf(answered, 'checkedOn', line?.checkedOn ?? null)}
          error={errorOf(answered, 'checkedOn')}
        />
        <SaveOrCancel save={t.staff.save} cancel={t.staff.cancel} href={address} />
      </Form>
      {line && (
        <RemoveForm
          action={`${address}/${line.id}/remove`}
          title={t.staff.remove}
          warning={t.staff.removeWarning}
          button={t.staff.remove}
        />
      )}
    </Page>
  )
}
