// What every question in a form has in common: its words, its help, what went wrong, and the ties between them.
import type { Child } from 'hono/jsx'
import { useTexts } from '../frame.ts'

export type FieldProps = {
  /** The name the value is sent under; the id is made from it, so links in the error summary find it. */
  name: string
  label: string
  /** Help that stands before the field. */
  hint?: Child
  /** What was expected and what came, in one sentence. */
  error?: string
  required?: boolean
}

/** The id of a field; the error summary links to it. */
export const fieldId = (name: string): string => `field-${name}`

/** The attributes that tie an input to its label, hint and error. */
export function ties({ name, hint, error, required }: FieldProps, alone = true) {
  const described = [hint ? `${fieldId(name)}-hint` : '', error ? `${fieldId(name)}-error` : ''].filter(Boolean).join(' ')
  return {
    'aria-describedby': described || undefined,
    'aria-invalid': error && alone ? 'true' : undefined,
    required: required && alone ? true : undefined,
  }
}

export const RequiredMark = () => <span class="required-mark"> ({useTexts().form.required})</span>

export const Hint = ({ name, hint }: FieldProps) =>
  hint ? (
    <span class="form-hint" id={`${fieldId(name)}-hint`}>
      {hint}
    </span>
  ) : null

export const FieldError = ({ name, error }: FieldProps) => {
  const word = useTexts().form.error
  return error ? (
    <span class="form-error-message" id={`${fieldId(name)}-error`}>
      <span class="sr-only">{word} </span>
      {error}
    </span>
  ) : null
}

/** One question with one input. */
export const Field = (props: FieldProps & { children: Child }) => (
  <div class={props.error ? 'form-group form-error' : 'form-group'}>
    <label class="form-label" for={fieldId(props.name)}>
      {props.label}
      {props.required && <RequiredMark />}
    </label>
    <Hint {...props} />
    <FieldError {...props} />
    {props.children}
  </div>
)

/** One question with several inputs under it: a choice, or a date. */
export const FieldSet = (props: FieldProps & { children: Child }) => (
  <div class={props.error ? 'form-group form-error' : 'form-group'}>
    <fieldset {...ties(props, false)}>
      <legend class="form-label">
        {props.label}
        {props.required && <RequiredMark />}
      </legend>
      <Hint {...props} />
      <FieldError {...props} />
      {props.children}
    </fieldset>
  </div>
)
