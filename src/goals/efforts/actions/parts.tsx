// What an action shows wherever it stands: how soon it is due, and the button that says it is done.
import { Button, type ButtonKind, Form, type Frame, Hidden } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { type Action, daysTo } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { dayInWords } from './when.ts'

/** "2 dage over tiden, 3. marts 2027"; only the date where it is far off. */
export const ByWhen = ({ frame, today, on }: { frame: Frame; today: string; on: string | null }) => {
  const t = textsFor(frame.locale, { da, en })
  if (on === null) return <>{t.noDay}</>
  const words = dayInWords(today, on, t.days, frame.locale)
  return <>{daysTo(today, on) < 0 ? <strong>{words}</strong> : words}</>
}

type FinishProps = { frame: Frame; action: Pick<Action, 'what' | 'doneAt'>; href: string; kind: ButtonKind }

/** One button, there and back; its words say which action, for those who hear the page. */
export const Finish = ({ frame, action: { what, doneAt }, href, kind }: FinishProps) => {
  const t = textsFor(frame.locale, { da, en })
  return (
    <Form action={href}>
      <Hidden name="done" value={doneAt ? 'no' : 'yes'} />
      <Button kind={doneAt ? 'link' : kind}>
        {doneAt ? t.reopen : t.finish}
        <span class="sr-only">{t.about(what)}</span>
      </Button>
    </Form>
  )
}
