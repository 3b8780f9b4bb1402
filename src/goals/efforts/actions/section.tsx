// The actions on an effort's own page: who does what by when, and what is done.

import { ButtonLink, type Frame, formatDate, Table, Tag } from '@trygby/ui'
import { todayInTown } from '../../../platform/form/model.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import type { Action } from './model.ts'
import { ByWhen, Finish } from './parts.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

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
              by:
                action.doneAt && action.byOn ? (
                  formatDate(action.byOn, frame.locale)
                ) : (
                  <ByWhen frame={frame} today={today} on={action.byOn} />
                ),
              state: action.doneAt ? <Tag kind="success">{t.done(formatDate(action.doneAt, frame.locale))}</Tag> : <Tag>{t.open}</Tag>,
              finish: <Finish frame={frame} action={action} href={at(`/${action.id}/done`)} kind="link" />,
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
