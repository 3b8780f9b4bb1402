// The page where somebody says, in their own name, how their profession sees an effort.

import { ErrorSummary, Form, type Frame, Page, Radios, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { type Named, trailTo } from '../trail.ts'
import { views } from './model.ts'
import type { da } from './texts.da.ts'

interface PerspectivePageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  effort: Named
}

export const PerspectivePage = ({ frame, t, answered, effort }: PerspectivePageProps) => {
  const address = `/${frame.locale}/efforts/${effort.id}`
  const common = (name: keyof typeof t.fields) => ({
    name,
    label: t.fields[name],
    error: errorOf(answered, name),
    value: writtenIn(answered, name),
    required: true,
  })
  return (
    <Page
      frame={frame}
      title={t.addTitle}
      lead={t.addLead}
      breadcrumbs={trailTo(frame, t.efforts, effort)}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={`${address}/perspectives`}>
        <TextField {...common('profession')} hint={t.hints.profession} maxlength={120} />
        <Radios {...common('view')} options={views.map((view) => ({ value: view, text: t.views[view], hint: t.viewHints[view] }))} />
        <TextArea {...common('words')} hint={t.hints.words} rows={5} />
        <SaveOrCancel save={t.addButton} cancel={t.cancel} href={address} />
      </Form>
    </Page>
  )
}
