// The administrator's list of which group at work gives which role here.
import {
  Button,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  Form,
  type Frame,
  Hidden,
  Notice,
  Page,
  Select,
  Table,
  TextField,
} from '@trygby/ui'
import type { WorkRole } from './model.ts'
import type { da } from './texts.da.ts'

export type MappingProps = {
  frame: Frame
  t: typeof da
  roleNames: Record<string, string>
  roles: readonly string[]
  mapping: WorkRole[]
  peopleHref: string
  action: string
  removeAction: string
  isOn: boolean
  isSaved: boolean
  came: { claim: string; role: string }
  errors: FieldMessage[]
}

export const MappingPage = (props: MappingProps) => {
  const { frame, t, roleNames, mapping, errors, came } = props
  const nameOf = (role: string) => roleNames[role] ?? role
  return (
    <Page
      frame={frame}
      title={t.mappingTitle}
      lead={t.mappingLead}
      breadcrumbs={[{ text: t.people, href: props.peopleHref }]}
      status={props.isSaved ? { kind: 'success', text: t.saved } : undefined}
      hasErrors={errors.length > 0}
    >
      {!props.isOn && <Notice>{t.mappingOff}</Notice>}
      <ErrorSummary errors={errors} />
      <Table
        caption={t.caption}
        empty={t.empty}
        columns={[
          { key: 'claim', heading: t.group },
          { key: 'role', heading: t.role },
          { key: 'remove', heading: t.action },
        ]}
        rows={mapping.map(({ claim, role }) => ({
          cells: {
            claim,
            role: nameOf(role),
            remove: (
              <Form action={props.removeAction}>
                <Hidden name="claim" value={claim} />
                <Hidden name="role" value={role} />
                <Button kind="link">{t.removeWhich(claim, nameOf(role))}</Button>
              </Form>
            ),
          },
        }))}
      />
      <Form action={props.action}>
        <TextField
          name="claim"
          label={t.group}
          hint={t.groupHint}
          value={came.claim}
          spellcheck={false}
          error={errorOf(errors, 'claim')}
          required
        />
        <Select
          name="role"
          label={t.role}
          value={came.role}
          options={props.roles.map((role) => ({ value: role, text: nameOf(role) }))}
          error={errorOf(errors, 'role')}
          required
        />
        <Button>{t.add}</Button>
      </Form>
    </Page>
  )
}
