// The fields about one person with access, the same when inviting and when correcting.
import { Checkboxes, errorOf, type FieldMessage, Select, TextField } from '@trygby/ui'
import { givenRoles } from './model.ts'
import type { da } from './texts.da.ts'

/** What stands in the form: as stored, or as the person wrote it. */
export type AccountFields = { name: string; email: string; roles: string[]; organisation: string; locale: string }
export type OrganisationChoice = { id: string; name: string }

type FieldsProps = {
  t: typeof da
  roleNames: Record<string, string>
  values: AccountFields
  organisations: OrganisationChoice[]
  errors: FieldMessage[]
}

export const Fields = ({ t, roleNames, values, organisations, errors }: FieldsProps) => {
  const wrong = (field: string) => errorOf(errors, field)
  return (
    <>
      <TextField name="name" label={t.name} value={values.name} autocomplete="off" error={wrong('name')} required />
      <TextField
        name="email"
        type="email"
        label={t.email}
        value={values.email}
        autocomplete="off"
        spellcheck={false}
        error={wrong('email')}
        required
      />
      <Checkboxes
        name="roles"
        label={t.roles}
        hint={t.rolesHint}
        values={values.roles}
        error={wrong('roles')}
        options={givenRoles.map((role) => ({ value: role, text: roleNames[role] ?? role, hint: t.roleHints[role] }))}
      />
      <Select
        name="organisation"
        label={t.organisation}
        hint={t.organisationHint}
        prompt={t.none}
        value={values.organisation}
        error={wrong('organisation')}
        options={organisations.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Select
        name="locale"
        label={t.language}
        prompt={false}
        value={values.locale}
        error={wrong('locale')}
        options={[
          { value: 'da', text: t.languages.da },
          { value: 'en', text: t.languages.en },
        ]}
      />
    </>
  )
}
