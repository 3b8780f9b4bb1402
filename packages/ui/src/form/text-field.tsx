// Questions answered in the person's own words or figures.
import { Field, type FieldProps, fieldId, ties } from './field.tsx'

export type TextFieldProps = FieldProps & {
  /** What the person wrote, kept when the form comes back. */
  value?: string | number
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'time'
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search'
  maxlength?: number
  /** How long an answer is expected. */
  width?: 'short' | 'medium' | 'long'
  /** A unit before or after the field, e.g. `kr.` or `%`. */
  prefix?: string
  suffix?: string
  readonly?: boolean
  /** False for codes, names and addresses that a spelling check would only disturb. */
  spellcheck?: boolean
}

/** One line of text or a number. */
export const TextField = (props: TextFieldProps) => {
  const { name, value, type = 'text', autocomplete, inputmode, maxlength, width = 'medium', prefix, suffix, readonly, spellcheck } = props
  const input = (
    <input
      class={`form-input input-${width}`}
      id={fieldId(name)}
      name={name}
      type={type}
      value={value === undefined ? undefined : String(value)}
      autocomplete={autocomplete}
      inputmode={inputmode}
      maxlength={maxlength}
      readonly={readonly}
      spellcheck={spellcheck}
      {...ties(props)}
    />
  )
  const wrapped = `form-input-wrapper ${prefix ? 'form-input-wrapper--prefix ' : ''}${suffix ? 'form-input-wrapper--suffix' : ''}`.trim()
  return (
    <Field {...props}>
      {prefix || suffix ? (
        <div class={wrapped}>
          {prefix && <span class="form-input-prefix">{prefix}</span>}
          {input}
          {suffix && <span class="form-input-suffix">{suffix}</span>}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

export type TextAreaProps = FieldProps & { value?: string; rows?: number; maxlength?: number; autocomplete?: string }

/** Several lines of text. */
export const TextArea = (props: TextAreaProps) => (
  <Field {...props}>
    <textarea
      class="form-input input-area"
      id={fieldId(props.name)}
      name={props.name}
      rows={props.rows ?? 5}
      maxlength={props.maxlength}
      autocomplete={props.autocomplete}
      {...ties(props)}
    >
      {props.value ?? ''}
    </textarea>
  </Field>
)

export type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean }

/** A file to hand in; the form around it must be `multipart`. */
export const FileField = (props: FileFieldProps) => (
  <Field {...props}>
    <input
      class="file-input"
      id={fieldId(props.name)}
      name={props.name}
      type="file"
      accept={props.accept}
      multiple={props.multiple}
      {...ties(props)}
    />
  </Field>
)

/** A value that goes along unseen. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
)
