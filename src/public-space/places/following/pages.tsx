// The form for following a place, and the pages behind the links in the letters.
import { Button, ButtonLink, Details, ErrorSummary, Form, type Frame, Page, Select, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { GuardFields } from '../../reports/guard/fields.tsx'
import type { da } from './texts.da.ts'

interface FollowPageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  /** What the form carries along for the guard. */
  begun: string
  places: { id: string; name: string }[]
  /** Chosen beforehand by the address. */
  place: string
}

export const FollowPage = ({ frame, t, answered, begun, places, place }: FollowPageProps) => {
  const tied = (name: string, before = '') => ({ name, value: writtenIn(answered, name, before), error: errorOf(answered, name) })
  return (
    <Page frame={frame} title={t.title} lead={t.lead} hasErrors={answered.errors.length > 0} narrow light>
      <ErrorSummary errors={answered.errors} />
      <Form action={`/${frame.locale}/places/follow`}>
        <GuardFields begun={begun} leaveEmpty={t.leaveEmpty} />
        <Select
          {...tied('place', place)}
          label={t.place}
          prompt={t.placeNone}
          options={places.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField {...tied('street')} label={t.street} hint={t.streetHint} maxlength={120} autocomplete="off" />
        <TextField {...tied('email')} label={t.email} hint={t.emailHint} type="email" autocomplete="email" required maxlength={254} />
        <Button>{t.button}</Button>
      </Form>
      <Details title={t.what}>
        <p>{t.whatText}</p>
      </Details>
    </Page>
  )
}

/** One question and one button: a mail program that opens links to look at them does nothing by it. */
export const AskPage = ({ frame, title, lead, button }: { frame: Frame; title: string; lead: string; button: string }) => (
  <Page frame={frame} title={title} lead={lead} narrow light>
    <Form>
      <Button>{button}</Button>
    </Form>
  </Page>
)

export const SaidPage = ({ frame, title, lead, again }: { frame: Frame; title: string; lead: string; again?: string }) => (
  <Page frame={frame} title={title} lead={lead} narrow light>
    {again && (
      <p>
        <ButtonLink kind="secondary" href={`/${frame.locale}/places/follow`}>
          {again}
        </ButtonLink>
      </p>
    )}
  </Page>
)
