// How one's own days come to one: in a calendar by a secret address, and in a letter on Mondays.
import { Button, ButtonRow, Form, type Frame, formatDate, Hidden, Notice, TextField } from '@trygby/ui'
import type { da } from './texts.da.ts'

export interface WaysProps {
  frame: Frame
  t: typeof da
  feedMadeAt: Date | null
  /** The calendar's address, the one time it is shown. */
  newAddress?: string
  wantsLetter: boolean
}

export const CalendarSection = ({ frame, t, feedMadeAt, newAddress }: WaysProps) => {
  const path = `/${frame.locale}/my-actions/calendar`
  return (
    <section>
      <h2>{t.calendar.title}</h2>
      {newAddress ? (
        <>
          <Notice kind="success" title={t.calendar.shown} announced>
            {t.calendar.shownText}
          </Notice>
          <TextField name="address" label={t.calendar.address} value={newAddress} width="long" spellcheck={false} readonly />
        </>
      ) : (
        <p>{t.calendar.text}</p>
      )}
      {feedMadeAt && !newAddress ? <p>{t.calendar.madeAt(formatDate(feedMadeAt, frame.locale))}</p> : null}
      {feedMadeAt && !newAddress ? <p>{t.calendar.renewText}</p> : null}
      <ButtonRow>
        <Form action={path}>
          <Button kind="secondary">{feedMadeAt ? t.calendar.renew : t.calendar.make}</Button>
        </Form>
        {feedMadeAt ? (
          <Form action={`${path}/stop`}>
            <Button kind="secondary">{t.calendar.stop}</Button>
          </Form>
        ) : null}
      </ButtonRow>
    </section>
  )
}

export const LetterSection = ({ frame, t, wantsLetter }: WaysProps) => (
  <section>
    <h2>{t.letter.title}</h2>
    <p>{wantsLetter ? t.letter.on : t.letter.off}</p>
    <Form action={`/${frame.locale}/my-actions/letter`}>
      <Hidden name="wanted" value={wantsLetter ? 'no' : 'yes'} />
      <Button kind="secondary">{wantsLetter ? t.letter.stop : t.letter.start}</Button>
    </Form>
  </section>
)
