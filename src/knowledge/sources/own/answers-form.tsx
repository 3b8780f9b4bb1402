// The form in which somebody says what the columns of a file hold and where its figures come from.
import { Button, Checkbox, errorOf, Form, FormGroup, Radios, Select, TextField } from '@trygby/ui'
import type { Sheet } from '../../../platform/table-file/model.ts'
import type { DraftPageProps } from './draft-props.ts'
import { columnRoles } from './model.ts'
import type { da } from './texts.da.ts'

/** What somebody says of the file; `askAllTown` when its places may have been forgotten. */
export const AnswersForm = ({ frame, t, action, file, answers, errors, checked, askAllTown }: DraftPageProps) => (
  <Form action={action}>
    <FormGroup legend={t.columns}>
      {file.columns.map((heading, place) => (
        <Select
          name={`role-${place}`}
          label={t.column(heading)}
          hint={t.columnHint(exampleOf(file.first, place, t))}
          prompt={false}
          value={answers.roles[place] ?? 'skip'}
          options={columnRoles.map((role) => ({ value: role, text: t.roles[role] }))}
          error={errorOf(errors, `role-${place}`)}
        />
      ))}
      {askAllTown && (
        <Checkbox
          name="all-town"
          label={t.allTown(frame.town.name)}
          hint={t.allTownHint}
          checked={answers.isAllTown ?? false}
          error={errorOf(errors, 'all-town')}
        />
      )}
    </FormGroup>
    <FormGroup legend={t.about}>
      <TextField
        name="title"
        label={t.titleField}
        hint={t.titleHint}
        value={answers.title}
        error={errorOf(errors, 'title')}
        maxlength={80}
        required
      />
      <TextField name="unit" label={t.unit} hint={t.unitHint} value={answers.unit} error={errorOf(errors, 'unit')} maxlength={80} />
      <TextField
        name="credit"
        label={t.credit}
        hint={t.creditHint}
        value={answers.credit}
        error={errorOf(errors, 'credit')}
        width="long"
        maxlength={200}
        required
      />
      <Radios
        name="decimal"
        label={t.decimal}
        value={answers.decimal}
        options={[
          { value: 'comma', text: t.decimals.comma },
          { value: 'point', text: t.decimals.point },
        ]}
      />
      <TextField
        name="period"
        label={t.period}
        hint={t.periodHint}
        value={answers.period}
        error={errorOf(errors, 'period')}
        width="short"
        spellcheck={false}
      />
    </FormGroup>
    <Button kind={checked ? 'secondary' : 'primary'}>{t.check}</Button>
  </Form>
)

const exampleOf = (rows: Sheet['rows'], place: number, t: typeof da): string => {
  const found = rows.map(({ cells }) => String(cells[place] ?? '').trim()).find((text) => text !== '')
  return found ?? t.empty
}
