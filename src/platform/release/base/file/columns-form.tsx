// The form in which somebody says what each column of a file of counts holds.
import { Button, Form, FormGroup, Select } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../form/answered.ts'
import type { Sheet } from '../../../table-file/model.ts'
import { columnRoles } from './model.ts'
import type { ColumnsPageProps } from './page-props.ts'

export const ColumnsForm = ({ t, answered, action, file, roles, checked }: ColumnsPageProps) => (
  <Form action={action}>
    <FormGroup legend={t.columns}>
      {file.columns.map((heading, place) => (
        <Select
          name={`role-${place}`}
          label={t.column(heading)}
          hint={t.columnHint(exampleOf(file.first, place) || t.nothing)}
          prompt={false}
          value={writtenIn(answered, `role-${place}`, roles[place])}
          options={columnRoles.map((role) => ({ value: role, text: t.roles[role] }))}
          error={errorOf(answered, `role-${place}`)}
          width="long"
        />
      ))}
    </FormGroup>
    <Button kind={checked ? 'secondary' : 'primary'}>{checked ? t.seeAgain : t.see}</Button>
  </Form>
)

const exampleOf = (rows: Sheet['rows'], place: number): string =>
  rows.map(({ cells }) => String(cells[place] ?? '').trim()).find((text) => text !== '') ?? ''
