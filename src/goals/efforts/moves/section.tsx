// On an effort's own page: the next step with what is missing before it, and how the effort came where it stands.

import { Button, ButtonLink, ButtonRow, Form, type Frame, formatDate, Hidden, Notice, Table, Tag } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import type { Effort, State } from '../model.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import { fieldOf } from '../writing/model.ts'
import { asksForReason, isOnwards, type Missing, type Move, missingFor, openMoves } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const wordsIn = ({ locale }: Frame) => textsFor(locale, { da: wordsDa, en: wordsEn })

interface NextStepProps {
  frame: Frame
  effort: Effort
  hasAgreedEvaluation: boolean
  /** Whether the reader may move it on, and whether they may judge it. */
  mayMove: boolean
  mayJudge: boolean
}

/** What can be done now; empty for whoever may do nothing. */
export const NextStep = ({ frame, effort, hasAgreedEvaluation, mayMove, mayJudge }: NextStepProps) => {
  const t = textsFor(frame.locale, { da, en })
  const moves = mayMove ? openMoves(effort.state) : []
  const isOver = effort.state === 'ended' || effort.state === 'judged'
  if (moves.length === 0 && !(isOver && mayJudge)) return null
  const onwards = moves.find(isOnwards)
  const missing = onwards ? missingFor(effort, onwards, hasAgreedEvaluation) : []
  return (
    <section>
      <h2>{t.nextTitle}</h2>
      {onwards && missing.length > 0 && (
        <Notice title={t.missingTitle(buttonFor(effort.state, onwards, t))}>
          <MissingList frame={frame} effort={effort.id} missing={missing} />
        </Notice>
      )}
      <ButtonRow>
        {isOver && mayJudge && (
          <ButtonLink href={`/${frame.locale}/efforts/${effort.id}/verdict`} kind={effort.state === 'ended' ? 'primary' : 'secondary'}>
            {effort.state === 'ended' ? t.judge : t.judgeAgain}
          </ButtonLink>
        )}
        {moves.map((to) => (
          <MoveButton frame={frame} effort={effort} to={to} isOpen={missingFor(effort, to, hasAgreedEvaluation).length === 0} />
        ))}
      </ButtonRow>
    </section>
  )
}

const buttonFor = (from: State, to: State, t: typeof da): string => (from === 'paused' && to === 'going' ? t.resume : t.buttons[to])

/** A step that asks for nothing is one press; one that asks for something leads to a page of its own. */
const MoveButton = ({ frame, effort, to, isOpen }: { frame: Frame; effort: Effort; to: State; isOpen: boolean }) => {
  const t = textsFor(frame.locale, { da, en })
  const address = `/${frame.locale}/efforts/${effort.id}/move`
  const kind = isOnwards(to) ? 'primary' : 'secondary'
  const text = buttonFor(effort.state, to, t)
  if (!isOpen || asksForReason(effort.state, to))
    return (
      <ButtonLink kind={kind} href={`${address}?to=${to}`}>
        {text}
      </ButtonLink>
    )
  return (
    <Form action={address}>
      <Hidden name="to" value={to} />
      <Hidden name="from" value={effort.state} />
      <Button kind={kind}>{text}</Button>
    </Form>
  )
}

/** What is missing, each a link to where it is written. */
export const MissingList = ({ frame, effort, missing }: { frame: Frame; effort: string; missing: readonly Missing[] }) => {
  const t = textsFor(frame.locale, { da, en })
  const address = `/${frame.locale}/efforts/${effort}`
  return (
    <ul>
      {missing.map((one) => (
        <li>
          <a href={one === 'evaluation' ? `${address}/evaluation` : `${address}/edit#field-${fieldOf[one]}`}>{t.missing[one]}</a>
        </li>
      ))}
    </ul>
  )
}

/** Colleagues see that an effort began without its evaluation, and why. */
export const OverrideNotice = ({ frame, moves }: { frame: Frame; moves: readonly Move[] }) => {
  const t = textsFor(frame.locale, { da, en })
  const overrides = moves.filter(({ isOverride }) => isOverride)
  return overrides.length === 0 ? null : (
    <Notice kind="warning" title={t.overrideNotice}>
      {overrides.map(({ reason, byName, at }) => (
        <p>{t.overrideSaid(reason, byName, formatDate(at, frame.locale))}</p>
      ))}
    </Notice>
  )
}

/** The whole history: for colleagues with names and reasons, for everybody else the steps and their days. */
export const History = ({ frame, moves, isInside }: { frame: Frame; moves: readonly Move[]; isInside: boolean }) => {
  const t = textsFor(frame.locale, { da, en })
  const words = wordsIn(frame)
  const inside = [
    { key: 'who', heading: t.who },
    { key: 'why', heading: t.why },
  ]
  return (
    <section>
      <h2>{t.historyTitle}</h2>
      <Table
        caption={t.historyTitle}
        captionHidden
        columns={[{ key: 'when', heading: t.when }, { key: 'to', heading: t.to }, ...(isInside ? inside : [])]}
        rows={moves.map(({ from, to, at, byName, reason, isOverride }) => ({
          cells: {
            when: formatDate(at, frame.locale),
            to: from === null ? t.proposed : words.states[to],
            who: byName,
            why: isOverride ? (
              <>
                <Tag kind="warning">{t.override}</Tag> {reason}
              </>
            ) : (
              reason
            ),
          },
        }))}
      />
    </section>
  )
}
