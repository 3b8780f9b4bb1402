// Agreeing an action or correcting it: one thing, who does it, by when.
import { Button, DateField, ErrorSummary, Form, type Frame, formatDate, Hidden, Notice, Page, Select, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { saidIn } from '../../goals/said/model.ts'
import type { Effort } from '../model.ts'
import type { Action, Doer } from './model.ts'
import type { da } from './texts.da.ts'

export interface ActionPageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  effort: Pick<Effort, 'id' | 'name'>
  doers: Doer[]
  /** The one to correct; null for a new one. */
  action: Action | null
  /** The correction the form begins from. */
  revision: number
  /** A colleague corrected it after the writer had begun. */
  isLate: boolean
}

export const ActionPage = ({ frame, t, answered, effort, doers, action, revision, isLate }: ActionPageProps) => {
  const effortHref = `/${frame.locale}/efforts/${effort.id}`
  const name = saidIn(effort.name, frame.locale)
  const href = `${effortHref}/actions${action ? `/${action.id}` : ''}`
  return (
    <Page
      frame={frame}
      narrow
      title={action ? t.editTitle : t.addTitle}
      lead={t.addLead(name.text)}
      breadcrumbs={[
        { text: t.efforts, href: `/${frame.locale}/efforts` },
        { ...name, href: effortHref },
      ]}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {isLate && action ? (
        <Notice kind="warning" title={t.late} announced>
          <p>{t.lateText(action.what, action.doerName || t.nobody, action.byOn ? formatDate(action.byOn, frame.locale) : t.noDay)}</p>
        </Notice>
      ) : null}
      <Form action={href}>
        <Hidden name="revision" value={revision} />
        <TextField
          name="what"
          label={t.fields.what}
          hint={t.fields.whatHint}
          value={writtenIn(answered, 'what', action?.what)}
          error={errorOf(answered, 'what')}
          width="long"
          maxlength={500}
          required
        />
        <Select
          name="doer"
          label={t.fields.doer}
          hint={t.fields.doerHint}
          options={doers.map((doer) => ({
            value: doer.id,
            text: doer.organisationName ? `${doer.name} (${doer.organisationName})` : doer.name,
          }))}
          value={writtenIn(answered, 'doer', action?.doer ?? '')}
          error={errorOf(answered, 'doer')}
        />
        <TextField
          name="doerName"
          label={t.fields.doerName}
          hint={t.fields.doerNameHint}
          value={writtenIn(answered, 'doerName', action?.doer ? '' : action?.doerName)}
          error={errorOf(answered, 'doerName')}
          maxlength={160}
        />
        <DateField
          name="byOn"
          label={t.fields.byOn}
          hint={t.fields.byOnHint}
          value={datePartsOf(answered, 'byOn', action?.byOn ?? null)}
          error={errorOf(answered, 'byOn')}
          required
        />
        <Button>{t.save}</Button>
      </Form>
      {action ? <RemoveForm action={`${href}/remove`} title={t.remove} warning={t.removeWarning} button={t.remove} /> : null}
    </Page>
  )
}
