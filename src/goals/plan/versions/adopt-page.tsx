// The council's decision to enter, beside what the plan check says.
import { Button, DateField, ErrorSummary, Form, Notice, Page, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { Findings } from '../check/findings.tsx'
import type { Finding } from '../check/model.ts'
import type { da as checkDa } from '../check/texts.da.ts'
import { type PlanVersion, workbenchPath } from '../model.ts'
import { plansTrail, type Shared } from './pages.tsx'

type AdoptProps = Shared & {
  version: PlanVersion
  answered: Answered
  findings: Finding[]
  check: typeof checkDa
  isHindered: boolean
  isInvented: boolean
}

export const AdoptPage = (props: AdoptProps) => {
  const { frame, t, version, answered, findings, check, isHindered, isInvented } = props
  return (
    <Page
      frame={frame}
      title={t.adoptTitle(version.title)}
      lead={t.adoptLead}
      breadcrumbs={plansTrail(props, version)}
      hasErrors={answered.errors.length > 0 || isHindered}
      status={isHindered ? { kind: 'error', text: t.hindered } : undefined}
    >
      <ErrorSummary errors={answered.errors} />
      {isInvented && <Notice kind="warning">{t.adoptInvented}</Notice>}
      <Findings frame={frame} t={check} version={version} findings={findings} mayWrite />
      <Form action={`/${frame.locale}${workbenchPath(version)}/adopt`}>
        <DateField name="on" label={t.onField} required value={datePartsOf(answered, 'on', null)} error={errorOf(answered, 'on')} />
        <TextField
          name="caseNumber"
          label={t.caseField}
          hint={t.caseHint}
          value={writtenIn(answered, 'caseNumber')}
          error={errorOf(answered, 'caseNumber')}
          required={version.kind === 'plan'}
          maxlength={80}
          spellcheck={false}
        />
        <TextField
          name="minutesAddress"
          type="url"
          label={t.minutesField}
          value={writtenIn(answered, 'minutesAddress')}
          error={errorOf(answered, 'minutesAddress')}
          width="long"
          spellcheck={false}
        />
        <Button>{t.adopt}</Button>
      </Form>
    </Page>
  )
}
