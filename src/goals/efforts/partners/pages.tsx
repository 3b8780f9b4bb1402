// The page where a partner of an effort is added, corrected or taken away.

import { ErrorSummary, Form, type Frame, Hidden, Page, Select, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { type Named, trailTo } from '../trail.ts'
import type { Partner } from './model.ts'
import type { da } from './texts.da.ts'

export interface PartnerPageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  effort: Named
  organisations: { id: string; name: string }[]
  /** The partner to correct; none when one is added. */
  partner?: Partner
}

export const PartnerPage = ({ frame, t, answered, effort, organisations, partner }: PartnerPageProps) => {
  const address = `/${frame.locale}/efforts/${effort.id}`
  const ownName = partner && partner.organisation === null ? partner.name : ''
  const common = (name: keyof typeof t.fields) => ({ name, label: t.fields[name], hint: t.hints[name], error: errorOf(answered, name) })
  return (
    <Page
      frame={frame}
      title={partner ? t.editTitle(partner.name) : t.addTitle}
      breadcrumbs={trailTo(frame, t.efforts, effort)}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={partner ? `${address}/partners/${partner.id}` : `${address}/partners`}>
        {partner && <Hidden name="was" value={partner.promise} />}
        <Select
          {...common('organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, text: name }))}
          value={writtenIn(answered, 'organisation', partner?.organisation ?? '')}
        />
        <TextField {...common('name')} value={writtenIn(answered, 'name', ownName)} maxlength={160} />
        <TextArea {...common('promise')} value={writtenIn(answered, 'promise', partner?.promise)} rows={3} />
        <SaveOrCancel save={partner ? t.save : t.addButton} cancel={t.cancel} href={address} />
      </Form>
      {partner && (
        <RemoveForm action={`${address}/partners/${partner.id}/remove`} title={t.remove} warning={t.removeWarning} button={t.remove} />
      )}
    </Page>
  )
}
