// The page of an effort's evaluation: what is agreed, what was agreed before, and for those who may, the form.
import { ButtonLink, Details, ErrorSummary, type Frame, formatNumber, Notice, Page, type PageProps } from '@trygby/ui'
import { saidIn } from '../../goals/said/model.ts'
import type { Effort } from '../model.ts'
import { EvaluationFormView, type FormProps } from './form.tsx'
import type { Evaluation } from './model.ts'
import { EvaluationSummary } from './summary.tsx'
import type { da } from './texts.da.ts'

export interface EvaluationPageProps {
  frame: Frame
  t: typeof da
  effort: Pick<Effort, 'id' | 'name'>
  /** Agreed versions that whoever reads may see, the newest first. */
  agreed: Evaluation[]
  /** What is written and not agreed, for colleagues who do not write it now, and for whoever wrote at the same time. */
  draft: Evaluation | null
  /** A colleague saved after the writer had begun. */
  isLate: boolean
  /** The form, for those who may write now; null for everybody else and while an agreed version simply stands. */
  form: FormProps | null
  /** Whether whoever reads may begin a new version. */
  mayChange: boolean
  isOver: boolean
  status?: PageProps['status']
}

export const EvaluationPage = ({ frame, t, effort, agreed, draft, isLate, form, mayChange, isOver, status }: EvaluationPageProps) => {
  const [holds, ...earlier] = agreed
  const number = (version: number) => formatNumber(version, frame.locale)
  const effortHref = `/${frame.locale}/efforts/${effort.id}`
  const errors = form?.answered.errors ?? []
  return (
    <Page
      frame={frame}
      narrow
      title={t.title}
      lead={t.lead}
      breadcrumbs={[
        { text: t.efforts, href: `/${frame.locale}/efforts` },
        { ...saidIn(effort.name, frame.locale), href: effortHref },
      ]}
      hasErrors={errors.length > 0}
      status={status}
    >
      <ErrorSummary errors={errors} />
      {isLate ? (
        <Notice kind="warning" title={t.late} announced>
          {t.lateText}
        </Notice>
      ) : null}
      {holds ? (
        <section>
          <h2>{t.holds}</h2>
          <EvaluationSummary frame={frame} evaluation={holds} />
          {isOver ? <p>{t.over}</p> : null}
        </section>
      ) : form || draft ? null : (
        <p>{t.none}</p>
      )}
      {earlier.map((version) => (
        <Details title={`${t.earlier}: ${t.version(number(version.number)).toLowerCase()}`}>
          <EvaluationSummary frame={frame} evaluation={version} />
        </Details>
      ))}
      {draft ? (
        <section>
          <h2>{t.draft(number(draft.number))}</h2>
          <EvaluationSummary frame={frame} evaluation={draft} />
        </section>
      ) : null}
      {form ? (
        <section>
          {isLate ? <h2>{t.yours}</h2> : holds ? <h2>{t.draft(number(holds.number + 1))}</h2> : null}
          <EvaluationFormView {...form} />
        </section>
      ) : null}
      {mayChange && holds && !form ? (
        <p>
          <ButtonLink kind="secondary" href={`${effortHref}/evaluation?change=yes`}>
            {t.change}
          </ButtonLink>
        </p>
      ) : null}
      <p>
        <a href={effortHref}>{t.backToEffort}</a>
      </p>
    </Page>
  )
}
