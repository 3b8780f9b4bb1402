// “You said – we did”, as everybody reads it.
import { ButtonLink, EmptyState, type Frame, formatDate, Page, Pagination, Summary } from '@trygby/ui'
import type { da as words } from '../reports/texts.da.ts'
import type { Answer, FaultAnswer } from './model.ts'
import type { da } from './texts.da.ts'

export interface AnswersPageProps {
  frame: Frame
  t: typeof da
  w: typeof words
  answers: Answer[]
  faults: FaultAnswer[]
  page: number
  pages: number
  isStaff: boolean
}

export const AnswersPage = (props: AnswersPageProps) => {
  const { frame, t, answers, faults, isStaff } = props
  const path = `/${frame.locale}/answers`
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      alternates={[{ href: `${path}.atom`, type: 'application/atom+xml', title: t.feedTitle(frame.town.name) }]}
    >
      {isStaff && (
        <p>
          <ButtonLink kind="secondary" href={`${path}/drafts`}>
            {t.staffLink}
          </ButtonLink>
        </p>
      )}
      {answers.length + faults.length === 0 && (
        <EmptyState title={t.emptyTitle} text={t.empty} action={{ text: t.tell, href: `/${frame.locale}/report` }} />
      )}
      {answers.map((answer) => (
        <section>
          <h2 lang="da" dir="auto">
            {answer.title}
          </h2>
          <AnswerWords t={t} answer={answer} />
          {answer.letOutAt && <p>{t.out(formatDate(answer.letOutAt, frame.locale))}</p>}
        </section>
      ))}
      {faults.length > 0 && <FaultAnswers {...props} />}
      <p>{t.notHere}</p>
      <p>
        <a href={`${path}.atom`}>{t.feed}</a>
      </p>
    </Page>
  )
}

export const AnswerWords = ({ t, answer }: { t: typeof da; answer: Pick<Answer, 'youSaid' | 'weDid' | 'cameOfIt'> }) => (
  <Summary
    facts={(['youSaid', 'weDid', 'cameOfIt'] as const).map((part) => ({
      name: t.parts[part],
      value: (
        <span lang="da" dir="auto">
          {answer[part]}
        </span>
      ),
    }))}
  />
)

const FaultAnswers = ({ frame, t, w, faults, page, pages }: AnswersPageProps) => (
  <section>
    <h2>{t.faultsTitle}</h2>
    <p>
      {t.faultsLead} <a href={`/${frame.locale}/faults`}>{t.faultsLink}</a>
    </p>
    <ul>
      {faults.map(({ number, kind, placeLabel, outcome, answer, closedAt }) => (
        <li>
          <a href={`/${frame.locale}/faults/${number}`}>{`${w.kinds[kind]}, ${placeLabel}`}</a>
          <p>{`${w.outcomes[outcome]}. ${formatDate(closedAt, frame.locale)}.`}</p>
          {answer && (
            <p lang="da" dir="auto">
              {answer}
            </p>
          )}
        </li>
      ))}
    </ul>
    <Pagination page={page} pages={pages} href={(to) => `/${frame.locale}/answers?page=${to}`} />
  </section>
)
