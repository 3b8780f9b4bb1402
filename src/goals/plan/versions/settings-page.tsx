// What a version is about, to correct: title, law and dates.
import { Button, DateField, ErrorSummary, Form, formatDate, Hidden, Notice, Page, Select, Summary, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { LegalBasis } from '../legal-basis/model.ts'
import { type PlanVersion, workbenchPath } from '../model.ts'
import { plansTrail, type Shared } from './pages.tsx'

type SettingsProps = Shared & { version: PlanVersion; answered: Answered; legalBases: LegalBasis[]; isStale: boolean }

export const SettingsPage = (props: SettingsProps) => {
  const { frame, t, version, answered, legalBases, isStale } = props
  return (
    <Page
      frame={frame}
      title={t.settings}
      lead={t.settingsLead}
      narrow
      breadcrumbs={plansTrail(props, version)}
      hasErrors={answered.errors.length > 0 || isStale}
    >
      <ErrorSummary errors={answered.errors} />
      {isStale && (
        <Notice kind="warning" title={t.stale} announced>
          <p>{t.staleText}</p>
          <Summary facts={settingsFacts(props)} />
        </Notice>
      )}
      <Form action={`/${frame.locale}${workbenchPath(version)}/settings`}>
        <Hidden name="revision" value={version.revision} />
        <TextField
          name="title"
          label={t.titleField}
          hint={t.titleHint}
          value={writtenIn(answered, 'title', version.title)}
          error={errorOf(answered, 'title')}
          required
          maxlength={200}
          width="long"
        />
        <Select
          name="legalBasis"
          label={t.legalBasis}
          hint={t.legalBasisHint}
          prompt={t.noLegalBasis}
          width="long"
          options={legalBases.map(({ id, title }) => ({ value: id, text: title }))}
          value={writtenIn(answered, 'legalBasis', version.legalBasis ?? '')}
          error={errorOf(answered, 'legalBasis')}
        />
        <DateField
          name="figuresAsOf"
          label={t.figuresField}
          hint={t.figuresHint}
          required
          value={datePartsOf(answered, 'figuresAsOf', version.figuresAsOf)}
          error={errorOf(answered, 'figuresAsOf')}
        />
        <DateField
          name="reviewOn"
          label={t.reviewField}
          hint={t.reviewHint}
          value={datePartsOf(answered, 'reviewOn', version.reviewOn)}
          error={errorOf(answered, 'reviewOn')}
        />
        <Button>{t.save}</Button>
      </Form>
    </Page>
  )
}

/** What a version is about, in words. */
export const settingsFacts = ({ frame, t, version, legalBases }: Pick<SettingsProps, 'frame' | 't' | 'version' | 'legalBases'>) => [
  { name: t.titleField, value: version.title },
  { name: t.legalBasis, value: legalBases.find(({ id }) => id === version.legalBasis)?.title ?? t.noLegalBasis },
  { name: t.figuresField, value: formatDate(version.figuresAsOf, frame.locale) },
  { name: t.reviewField, value: version.reviewOn ? formatDate(version.reviewOn, frame.locale) : t.notSet },
]
