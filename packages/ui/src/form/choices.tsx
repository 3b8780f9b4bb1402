// Questions answered by choosing.
import type { Child } from 'hono/jsx'
import { useTexts } from '../frame.ts'
import { Field, FieldError, type FieldProps, FieldSet, fieldId, Hint, RequiredMark, ties } from './field.tsx'

export type Choice = {
  value: string
  text: string
  /** Where the text is in another language than the page. */
  lang?: string
  hint?: Child
  disabled?: boolean
}

export type SelectProps = FieldProps & {
  options: Choice[]
  value?: string
  /** The first, empty line; false leaves it out. */
  prompt?: string | false
  autocomplete?: string
  width?: 'short' | 'medium' | 'long'
}

/** One of a long list. Short lists read better as `Radios`. */
export const Select = (props: SelectProps) => {
  const words = useTexts().form
  const { name, options, value, prompt = words.choose, autocomplete, width = 'medium' } = props
  return (
    <Field {...props}>
      <select class={`form-select input-${width}`} id={fieldId(name)} name={name} autocomplete={autocomplete} {...ties(props)}>
        {prompt !== false && <option value="">{prompt}</option>}
        {options.map((option) => (
          <option value={option.value} lang={option.lang} selected={option.value === value ? true : undefined} disabled={option.disabled}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ItemProps = {
  kind: 'radio' | 'checkbox'
  id: string
  name: string
  choice: Choice
  checked: boolean
  described?: string
  invalid?: boolean
  required?: boolean
}

const Item = ({ kind, id, name, choice, checked, described, invalid, required }: ItemProps) => {
  const describedBy = [choice.hint ? `${id}-choice-hint` : '', described ?? ''].filter(Boolean).join(' ')
  return (
    <div class={`form-group-${kind}`}>
      <input
        class={`form-${kind}`}
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        checked={checked || undefined}
        disabled={choice.disabled}
        required={required || undefined}
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={describedBy || undefined}
      />
      <label for={id} lang={choice.lang}>
        {choice.text}
        {required && kind === 'checkbox' && <RequiredMark />}
      </label>
      {choice.hint && (
        <span class="form-hint" id={`${id}-choice-hint`}>
          {choice.hint}
        </span>
      )}
    </div>
  )
}

// The first choice carries the field's own id, so that a link from the error summary lands where one can answer.
const itemId = (name: string, place: number) => (place === 0 ? fieldId(name) : `${fieldId(name)}-${place + 1}`)

export type RadiosProps = FieldProps & { options: Choice[]; value?: string }

/** One of a few. */
export const Radios = (props: RadiosProps) => (
  <FieldSet {...props}>
    {props.options.map((choice, place) => (
      <Item
        kind="radio"
        id={itemId(props.name, place)}
        name={props.name}
        choice={choice}
        checked={choice.value === props.value}
        required={props.required}
      />
    ))}
  </FieldSet>
)

export type AnswerButtonsProps = FieldProps & {
  options: Choice[]
  /** Where the name belongs to another field of the page too. */
  id?: string
}

/** A question answered by one press: every answer is a button that sends the form. Nothing of it is chosen before. */
export const AnswerButtons = ({ options, id, ...props }: AnswerButtonsProps) => (
  <FieldSet {...props} name={id ?? props.name}>
    <div class="answer-buttons">
      {options.map((choice, place) => (
        <button
          type="submit"
          class="button button-secondary"
          id={itemId(id ?? props.name, place)}
          name={props.name}
          value={choice.value}
          lang={choice.lang}
        >
          {choice.text}
        </button>
      ))}
    </div>
  </FieldSet>
)

export type CheckboxesProps = FieldProps & { options: Choice[]; values?: string[] }

/** Any number of a few. */
export const Checkboxes = (props: CheckboxesProps) => (
  <FieldSet {...props}>
    {props.options.map((choice, place) => (
      <Item
        kind="checkbox"
        id={itemId(props.name, place)}
        name={props.name}
        choice={choice}
        checked={props.values?.includes(choice.value) ?? false}
      />
    ))}
  </FieldSet>
)

export type CheckboxProps = FieldProps & { checked?: boolean; value?: string }

/** One yes that stands alone; sends `yes` unless told otherwise. */
export const Checkbox = (props: CheckboxProps) => (
  <div class={props.error ? 'form-group form-error' : 'form-group'}>
    <FieldError {...props} />
    <Item
      kind="checkbox"
      id={fieldId(props.name)}
      name={props.name}
      choice={{ value: props.value ?? 'yes', text: props.label }}
      checked={props.checked ?? false}
      described={ties(props)['aria-describedby']}
      invalid={Boolean(props.error)}
      required={props.required}
    />
    <Hint {...props} />
  </div>
)
