// What the plan check found, in sentences, each with the place where it is put right.
import { type Frame, formatDate, Notice } from '@trygby/ui'
import { type PlanVersion, workbenchPath } from '../model.ts'
import { type Finding, hinders } from './model.ts'
import type { da } from './texts.da.ts'

interface Props {
  frame: Frame
  t: typeof da
  version: PlanVersion
  findings: Finding[]
  /** Whether the reader can put things right. */
  mayWrite: boolean
}

export const Findings = (props: Props) => {
  const { t, findings } = props
  const [hindering, rest] = [findings.filter(hinders), findings.filter((one) => !hinders(one))]
  return (
    <section>
      <h2>{t.title}</h2>
      {findings.length === 0 && <Notice kind="success">{t.allWell}</Notice>}
      {hindering.length > 0 && (
        <Notice kind="error" title={t.hinders}>
          <p>{t.hindersText}</p>
          <Sentences {...props} findings={hindering} />
        </Notice>
      )}
      {rest.length > 0 && (
        <Notice kind="warning" title={t.weigh}>
          <p>{t.weighText}</p>
          <Sentences {...props} findings={rest} />
        </Notice>
      )}
    </section>
  )
}

const Sentences = ({ frame, t, version, findings, mayWrite }: Props) => (
  <ul>
    {findings.map((finding) => {
      const path = mayWrite ? pathOf(finding, version) : null
      return (
        <li>
          {sentenceOf(finding, t, frame)}{' '}
          {path && (
            <a href={`/${frame.locale}${path}`}>
              {t.mend}
              <span class="sr-only">: {sentenceOf(finding, t, frame)}</span>
            </a>
          )}
        </li>
      )
    })}
  </ul>
)

function sentenceOf(finding: Finding, t: typeof da, { locale }: Frame): string {
  const day = (on: string) => formatDate(on, locale)
  switch (finding.about) {
    case 'no-chapters':
      return t.noChapters
    case 'unknown-part':
      return t.unknownPart(finding.title, finding.call)
    case 'hidden-effort':
      return t.hiddenEffort(finding.title, finding.name)
    case 'unanswered':
      return t.unanswered(finding.title || t.whole, finding.comments)
    case 'empty-chapter':
      return t.emptyChapter(finding.title)
    case 'goal-without-indicator':
      return t.goalWithoutIndicator(t.goals[finding.goal])
    case 'effort-without-owner':
      return t.effortWithoutOwner(finding.name)
    case 'effort-without-evaluation':
      return t.effortWithoutEvaluation(finding.name)
    case 'figure-without-source':
      return t.figureWithoutSource(finding.title, finding.table)
    case 'few-people':
      return t.fewPeople(finding.title, finding.words)
    case 'party-silent':
      return t.partySilent(finding.name)
    case 'no-review':
      return t.noReview
    case 'review-passed':
      return t.reviewPassed(day(finding.on))
    case 'review-late':
      return t.reviewLate(day(finding.on))
    case 'no-legal-basis':
      return t.noLegalBasis
    case 'legal-basis-over':
      return t.legalBasisOver(finding.name, day(finding.on))
    case 'legal-basis-not-yet':
      return t.legalBasisNotYet(finding.name, day(finding.on))
  }
}

/** Where it is put right. */
function pathOf(finding: Finding, version: PlanVersion): string {
  const here = workbenchPath(version)
  switch (finding.about) {
    case 'no-chapters':
      return `${here}/chapters/new`
    case 'unknown-part':
    case 'empty-chapter':
    case 'figure-without-source':
    case 'few-people':
      return `${here}/chapters/${finding.chapter}`
    case 'hidden-effort':
    case 'effort-without-owner':
      return `/efforts/${finding.effort}/edit`
    case 'effort-without-evaluation':
      return `/efforts/${finding.effort}/evaluation`
    case 'goal-without-indicator':
      return '/indicators'
    case 'unanswered':
    case 'party-silent':
      return `${here}/consultation`
    default:
      return `${here}/settings`
  }
}
