// The page where the coordinator says who is asked and until when.

import { Checkbox, Checkboxes, DateField, ErrorSummary, Form, type Frame, formatDate, Hidden, Notice, Page, TextArea } from '@trygby/ui'
import { type Answered, choicesIn, datePartsOf, errorOf, tickOf, writtenIn } from '../../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../../platform/form/save-or-cancel.tsx'
import { type PlanVersion, workbenchPath } from '../../model.ts'
import type { Party } from '../model.ts'
import type { da } from './texts.da.ts'

interface AskedProps {
  frame: Frame
  t: typeof da
  answered: Answered
  version: PlanVersion
  parties: Party[]
  organisations: { id: string; name: string }[]
  /** A colleague saved between: both are shown. */
  isStale: boolean
}

export const AskedPage = (props: AskedProps) => {
  const { frame, t, answered, version, parties, organisations, isStale } = props
  const here = `/${frame.locale}${workbenchPath(version)}/consultation`
  const others = parties.filter(({ organisation }) => organisation === null).map(({ name }) => name)
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      breadcrumbs={[
        { text: t.plans, href: `/${frame.locale}/plans` },
        { text: version.title, href: `/${frame.locale}${workbenchPath(version)}` },
        { text: t.consultation, href: here },
      ]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      {isStale && <WhatColleagueSaved {...props} />}
      <Form action={`${here}/asked`}>
        {/* The form goes on from where the person began, unless they have just been shown what came between. */}
        <Hidden name="revision" value={isStale ? version.revision : writtenIn(answered, 'revision', String(version.revision))} />
        <DateField
          name="until"
          label={t.until}
          hint={t.untilHint}
          value={datePartsOf(answered, 'until', version.consultationUntil)}
          error={errorOf(answered, 'until')}
        />
        <Checkbox
          name="residents"
          label={t.residents}
          hint={t.residentsHint}
          checked={tickOf(answered, 'residents', version.residentsMayComment)}
        />
        {organisations.length > 0 ? (
          <Checkboxes
            name="organisations"
            label={t.organisations}
            hint={t.organisationsHint}
            options={organisations.map(({ id, name }) => ({ value: id, text: name }))}
            values={choicesIn(
              answered,
              'organisations',
              parties.flatMap(({ organisation }) => organisation ?? []),
            )}
            error={errorOf(answered, 'organisations')}
          />
        ) : (
          <p>{t.noOrganisations}</p>
        )}
        <TextArea
          name="others"
          label={t.others}
          hint={t.othersHint}
          rows={4}
          value={writtenIn(answered, 'others', others.join('\n'))}
          error={errorOf(answered, 'others')}
        />
        <SaveOrCancel save={t.save} cancel={t.cancel} href={here} />
      </Form>
    </Page>
  )
}

const WhatColleagueSaved = ({ frame, t, version, parties }: AskedProps) => (
  <Notice kind="warning" title={t.stale} announced>
    <p>{t.staleText}</p>
    <ul>
      <li>{version.consultationUntil ? `${t.until}: ${formatDate(version.consultationUntil, frame.locale)}` : t.noDay}</li>
      <li>{version.residentsMayComment ? t.residentsAsked : t.residentsNotAsked}</li>
      {parties.length === 0 && <li>{t.askedNobody}</li>}
      {parties.map(({ name }) => (
        <li>{name}</li>
      ))}
    </ul>
  </Notice>
)
