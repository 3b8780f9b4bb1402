// The pages about the town's partners: the list, and one partner to read or correct.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  Form,
  type Frame,
  formatDate,
  Page,
  Select,
  Summary,
  Table,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Organisation, organisationKinds, shareable } from './model.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
type Base = { frame: Frame; t: Words; to: (path: string) => string }

const sharedIn = (t: Words, shared: readonly string[]) => shared.map((thing) => t.shareable[thing]).join(', ') || t.nothing

export const OrganisationsPage = ({ frame, t, to, organisations, done }: Base & { organisations: Organisation[]; done?: string }) => (
  <Page
    frame={frame}
    title={t.title}
    lead={t.lead}
    scripts={['ui/table']}
    breadcrumbs={[{ text: t.people, href: to('/people') }]}
    status={done ? { kind: 'success', text: done } : undefined}
  >
    <ButtonRow>
      <ButtonLink href={to('/organisations/new')}>{t.make}</ButtonLink>
    </ButtonRow>
    <Table
      caption={t.caption}
      empty={t.empty}
      columns={[
        { key: 'name', heading: t.name, sortable: true },
        { key: 'kind', heading: t.kind, sortable: true },
        { key: 'shared', heading: t.shared },
        { key: 'accounts', heading: t.accounts, numeric: true, sortable: true },
        { key: 'status', heading: t.status },
      ]}
      rows={organisations.map((organisation) => ({
        href: to(`/organisations/${organisation.id}`),
        cells: {
          name: organisation.name,
          kind: t.kinds[organisation.kind],
          shared: sharedIn(t, organisation.shared),
          accounts: String(organisation.accounts),
          status: organisation.endedAt ? t.ended(formatDate(organisation.endedAt, frame.locale)) : t.open,
        },
      }))}
    />
  </Page>
)

/** What stands in the form: as stored, or as the person wrote it. */
export type OrganisationFields = { kind: string; name: string; maySee: string; shared: string[]; contactName: string; contactEmail: string }

export type EditProps = Base & {
  title: string
  action: string
  values: OrganisationFields
  errors: FieldMessage[]
  organisation: Organisation | null
  done?: string
}

export const EditOrganisationPage = ({ frame, t, to, title, action, values, errors, organisation, done }: EditProps) => {
  const wrong = (field: string) => errorOf(errors, field)
  return (
    <Page
      frame={frame}
      title={title}
      narrow
      breadcrumbs={[{ text: t.title, href: to('/organisations') }]}
      hasErrors={errors.length > 0}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      <ErrorSummary errors={errors} />
      <Form action={action}>
        <TextField name="name" label={t.name} value={values.name} autocomplete="off" error={wrong('name')} required />
        <Select
          name="kind"
          label={t.kind}
          value={values.kind}
          options={organisationKinds.map((kind) => ({ value: kind, text: t.kinds[kind] ?? kind }))}
          error={wrong('kind')}
          required
        />
        <TextArea name="maySee" label={t.maySee} hint={t.maySeeHint} value={values.maySee} rows={4} error={wrong('maySee')} required />
        <Checkboxes
          name="shared"
          label={t.shared}
          hint={t.sharedHint}
          values={values.shared}
          options={shareable.map((thing) => ({ value: thing, text: t.shareable[thing] ?? thing }))}
          error={wrong('shared')}
        />
        <TextField name="contactName" label={t.contactName} value={values.contactName} autocomplete="off" error={wrong('contactName')} />
        <TextField
          name="contactEmail"
          type="email"
          label={t.contactEmail}
          value={values.contactEmail}
          autocomplete="off"
          error={wrong('contactEmail')}
        />
        <Button>{t.save}</Button>
      </Form>
      {organisation && !organisation.endedAt && (
        <section>
          <h2>{t.end}</h2>
          <p>{t.endText(organisation.accounts)}</p>
          <Form action={to(`/organisations/${organisation.id}/end`)}>
            <Button kind="danger">{t.end}</Button>
          </Form>
        </section>
      )}
    </Page>
  )
}

/** For those who may see a partner but not change it, and for one that has ended. */
export const OrganisationPage = ({ frame, t, organisation, done }: Omit<Base, 'to'> & { organisation: Organisation; done?: string }) => (
  <Page frame={frame} title={organisation.name} narrow status={done ? { kind: 'success', text: done } : undefined}>
    <Summary
      facts={[
        { name: t.kind, value: t.kinds[organisation.kind] ?? '' },
        { name: t.maySee, value: organisation.maySee },
        { name: t.shared, value: sharedIn(t, organisation.shared) },
        { name: t.status, value: organisation.endedAt ? t.ended(formatDate(organisation.endedAt, frame.locale)) : t.open },
      ]}
    />
  </Page>
)
