// The actions on an effort's own page: who does what by when, and what is done.
import { Button, ButtonLink, Form, type Frame, formatDate, Hidden, Table, Tag } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import { type Action, daysTo } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { dayInWords, todayInTown } from './when.ts'

export interface ActionsSectionProps {
  frame: Frame
  /** The effort's identifier. */
  effort: string
  actions: Action[]
  /** Whoever may change the effort adds, corrects and finishes its actions. */
  mayChange: boolean
}

/** A list with its buttons; the form to add one is a page of its own, so that colleagues' names are read only when somebody chooses. */
export const ActionsSection = ({ frame, effort, actions, mayChange }: ActionsSectionProps) => {
  const t = textsFor(frame.locale, { da, en })
  const at = (path: string) => `/${frame.locale}/efforts/${effort}/actions${path}`
  const today = todayInTown()
  return (
    <section>
      <h2>{t.title}</h2>
      {actions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          columns={[
            { key: 'what', heading: t.what },
            { key: 'doer', heading: t.doer },
            { key: 'by', heading: t.byOn },
            { key: 'state', heading: t.state },
            ...(mayChange
              ? [
                  { key: 'finish', heading: t.deeds },
                  { key: 'correct', heading: t.correct },
                ]
              : []),
          ]}
          rows={actions.map((action) => ({
            cells: {
              // Colleagues write Danish; pages in other languages say so.
              what: <Words of={saidIn({ da: action.what, en: '' }, frame.locale)} />,
              doer: action.doerName || t.nobody,
              by: <ByWhen action={action} today={today} t={t} frame={frame} />,
              state: action.doneAt ? <Tag kind="success">{t.done(formatDate(action.doneAt, frame.locale))}</Tag> : <Tag>{t.open}</Tag>,
              finish: <Finish action={action} href={at(`/${action.id}/done`)} t={t} />,
              correct: (
                <a href={at(`/${action.id}`)}>
                  {t.correct}
                  <span class="sr-only">{t.about(action.what)}</span>
                </a>
              ),
            },
          }))}
        />
      )}
      {mayChange ? (
        <p>
          <ButtonLink kind="secondary" href={at('/new')}>
            {t.add}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  )
}

type SectionWords = typeof da

const ByWhen = ({ action, today, t, frame }: { action: Action; today: string; t: SectionWords; frame: Frame }) => {
  if (action.byOn === null) return <>{t.noDay}</>
  if (action.doneAt) return <>{formatDate(action.byOn, frame.locale)}</>
  const words = dayInWords(today, action.byOn, t.days, frame.locale)
  return <>{daysTo(today, action.byOn) < 0 ? <strong>{words}</strong> : words}</>
}

const Finish = ({ action, href, t }: { action: Action; href: string; t: SectionWords }) => (
  <Form action={href}>
    <Hidden name="done" value={action.doneAt ? 'no' : 'yes'} />
    <Button kind="link">
      {action.doneAt ? t.reopen : t.finish}
      <span class="sr-only">{t.about(action.what)}</span>
    </Button>
  </Form>
)
