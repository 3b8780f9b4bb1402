// The page where an effort is proposed or corrected, in few groups; what somebody else saved meanwhile is shown beside what was written.

import { Details, ErrorSummary, Form, FormGroup, type Frame, Hidden, Notice, Page, Table } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import type { FormFields } from '../../../platform/result.ts'
import type { State } from '../model.ts'
import { type Named, trailTo } from '../trail.ts'
import type { da as words } from '../words/texts.da.ts'
import { type Choices, EvidenceFields, inWords, MoneyFields, OpenField, WhatFields, WhereFields, WhoFields } from './fields.tsx'
import type { Meanwhile } from './meanwhile.ts'
import type { da } from './texts.da.ts'

export interface EffortFormProps {
  frame: Frame
  t: typeof da
  words: typeof words
  answered: Answered
  choices: Choices
  /** What stands in the fields before anybody writes. */
  before: FormFields
  /** The effort to correct; none when one is proposed. */
  effort?: Named & { state: State; revision: number; began: string }
  /** When somebody else has saved meanwhile: what of it stands in the fields, and where the two differ. */
  meanwhile?: Meanwhile
}

export const EffortFormPage = ({ frame, t, words, answered, choices, before, effort, meanwhile }: EffortFormProps) => {
  const at = `/${frame.locale}/efforts`
  const fields = { t, words, answered, before, choices, isIdea: !effort || effort.state === 'idea' }
  const hasEnglish = ['nameEn', 'whatEn'].some(
    (name) => writtenIn(answered, name) !== '' || Boolean(before[name]) || errorOf(answered, name),
  )
  return (
    <Page
      frame={frame}
      title={effort ? t.editTitle(effort.name.text) : t.newTitle}
      lead={effort ? undefined : t.newLead}
      breadcrumbs={effort ? trailTo(frame, t.efforts, effort) : [{ text: t.efforts, href: at }]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      {meanwhile && <WhatOthersSaved t={t} words={words} choices={choices} meanwhile={meanwhile} />}
      <Form action={effort ? `${at}/${effort.id}/edit` : at}>
        {effort && (
          <>
            <Hidden name="revision" value={meanwhile ? effort.revision : writtenIn(answered, 'revision', String(effort.revision))} />
            <Hidden name="began" value={meanwhile ? effort.began : writtenIn(answered, 'began', effort.began)} />
          </>
        )}
        <FormGroup legend={t.groups.what}>
          <WhatFields {...fields} />
          <Details title={t.english} openAtStart={hasEnglish}>
            <WhatFields {...fields} isEnglish />
          </Details>
        </FormGroup>
        <FormGroup legend={t.groups.where}>
          <WhereFields {...fields} />
        </FormGroup>
        <FormGroup legend={t.groups.who}>
          <WhoFields {...fields} />
        </FormGroup>
        <FormGroup legend={t.groups.money}>
          <MoneyFields {...fields} />
        </FormGroup>
        <FormGroup legend={t.groups.evidence}>
          <EvidenceFields {...fields} />
        </FormGroup>
        <FormGroup legend={t.groups.open}>
          <OpenField {...fields} />
        </FormGroup>
        <SaveOrCancel save={effort ? t.save : t.add} cancel={t.cancel} href={effort ? `${at}/${effort.id}` : at} />
      </Form>
    </Page>
  )
}

const WhatOthersSaved = ({ t, words, choices, meanwhile }: Pick<EffortFormProps, 't' | 'words' | 'choices'> & { meanwhile: Meanwhile }) => {
  const nameOf = (field: string) => t.fields[field as keyof typeof t.fields]
  const said = (field: string, values: string[]) =>
    values.length === 0 ? t.stale.nothing : values.map((value) => inWords(field, value, { t, words, choices })).join(', ')
  return (
    <>
      <Notice kind="warning" title={t.stale.title} announced>
        <p>{t.stale.text}</p>
        {meanwhile.theirs.length > 0 && <p>{t.stale.theirs(meanwhile.theirs.map(nameOf).join(', '))}</p>}
        {meanwhile.both.length > 0 && <p>{t.stale.both}</p>}
      </Notice>
      {meanwhile.both.length > 0 && (
        <Table
          caption={t.stale.caption}
          columns={[
            { key: 'field', heading: t.stale.field },
            { key: 'now', heading: t.stale.now },
            { key: 'written', heading: t.stale.written },
          ]}
          rows={meanwhile.both.map(({ field, now, written }) => ({
            cells: { field: nameOf(field), now: said(field, now), written: said(field, written) },
          }))}
        />
      )}
    </>
  )
}
