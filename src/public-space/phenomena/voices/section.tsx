// On a phenomenon's page: who was asked, what they said, whose view is missing, and asking somebody more.
import {
  Button,
  Card,
  CardGrid,
  Details,
  Form,
  type Frame,
  formatDate,
  Notice,
  Select,
  Tag,
  type TagKind,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { Phenomenon } from '../model.ts'
import { missingVoices, type Voice, whoses } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface VoicesProps {
  frame: Frame
  of: Phenomenon
  voices: readonly Voice[]
  mayWork: boolean
  answered: Answered
  /** The partners that take part, to be asked. */
  partners: { id: string; name: string }[]
}

const tagOf: Record<Voice['state'], TagKind> = { invited: 'warning', said: 'success', declined: 'neutral' }

export const VoicesSection = (props: VoicesProps) => {
  const { frame, of, voices, mayWork } = props
  const t = textsFor(frame.locale, { da, en })
  const missing = missingVoices(voices, of.organisations.length > 0)
  return (
    <section id="voices">
      <h2>{t.title}</h2>
      <p>{voices.length === 0 ? t.none : t.lead}</p>
      {missing.length > 0 && (
        <Notice kind={of.notHeardBecause === '' ? 'warning' : 'info'} title={of.notHeardBecause === '' ? t.missingTitle : undefined}>
          <ul>
            {missing.map((whose) => (
              <li>{t.missing(t.whose[whose])}</li>
            ))}
          </ul>
          {of.notHeardBecause !== '' && (
            <p lang="da" dir="auto">
              {t.whyNotSaid(of.notHeardBecause)}
            </p>
          )}
        </Notice>
      )}
      {voices.length > 0 && (
        <CardGrid>
          {voices.map((voice) => (
            <VoiceCard frame={frame} t={t} of={of} voice={voice} mayAnswer={mayWork} />
          ))}
        </CardGrid>
      )}
      {mayWork && <AskForm {...props} t={t} />}
      {mayWork && missing.length > 0 && <WhyNotForm {...props} t={t} />}
    </section>
  )
}

/** One answer, or the way to write it. */
export const VoiceCard = ({
  frame,
  t,
  of,
  voice,
  mayAnswer,
}: {
  frame: Frame
  t: typeof da
  of: Phenomenon
  voice: Voice
  mayAnswer: boolean
}) => {
  const { id, whose, who, state, words, writtenByName, invitedAt, answeredAt } = voice
  const foot = answeredAt
    ? t.writtenBy(writtenByName, formatDate(answeredAt, frame.locale))
    : t.askedOn(formatDate(invitedAt, frame.locale))
  return (
    <Card
      level={3}
      title={
        <span lang="da" dir="auto">
          {who}
        </span>
      }
      over={
        <>
          {t.whose[whose]} <Tag kind={tagOf[state]}>{t.states[state]}</Tag>
        </>
      }
      foot={foot}
    >
      {words !== '' && (
        <p lang="da" dir="auto">
          {words}
        </p>
      )}
      {state === 'invited' && mayAnswer && (
        <p>
          <a href={`/${frame.locale}/phenomena/${of.id}/voices/${id}`}>
            {t.writeAnswer}
            <span class="sr-only">: {who}</span>
          </a>
        </p>
      )}
    </Card>
  )
}

const AskForm = ({ frame, of, answered, partners, t }: VoicesProps & { t: typeof da }) => {
  const isBack = ['whose', 'who', 'organisation'].some((field) => errorOf(answered, field))
  const common = (name: keyof typeof t.fields) => ({
    name,
    label: t.fields[name],
    error: errorOf(answered, name),
    value: writtenIn(answered, name),
  })
  return (
    <Details title={t.askTitle} openAtStart={isBack}>
      <Form action={`/${frame.locale}/phenomena/${of.id}/voices`}>
        <Select {...common('whose')} options={whoses.map((whose) => ({ value: whose, text: t.whose[whose] }))} required />
        <TextField {...common('who')} hint={t.hints.who} maxlength={120} />
        {partners.length > 0 && (
          <Select
            {...common('organisation')}
            hint={t.hints.organisation}
            options={partners.map(({ id, name }) => ({ value: id, text: name, lang: 'da' }))}
          />
        )}
        <Button>{t.ask}</Button>
      </Form>
    </Details>
  )
}

const WhyNotForm = ({ frame, of, answered, t }: VoicesProps & { t: typeof da }) => (
  <Details title={t.whyNotTitle} openAtStart={errorOf(answered, 'because') !== undefined}>
    <Form action={`/${frame.locale}/phenomena/${of.id}/not-heard`}>
      <TextArea
        name="because"
        label={t.whyNot}
        hint={t.whyNotHint}
        rows={3}
        error={errorOf(answered, 'because')}
        value={writtenIn(answered, 'because', of.notHeardBecause)}
        required
      />
      <Button kind="secondary">{t.whyNotSave}</Button>
    </Form>
  </Details>
)
