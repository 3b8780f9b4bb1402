// A day asked for in three small boxes, which is easier to fill on any phone than a calendar.
import { useTexts } from '../frame.ts'
import { type FieldProps, FieldSet, fieldId } from './field.tsx'

export type DateParts = { day?: string | number; month?: string | number; year?: string | number }
export type DateFieldProps = FieldProps & { value?: DateParts }

/** Sends `<name>-day`, `<name>-month` and `<name>-year`, each as the person wrote it. */
export const DateField = (props: DateFieldProps) => {
  const words = useTexts().form
  return (
    <FieldSet {...props}>
      <div class="date-boxes">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div>
            <label class="date-label" for={part === 'day' ? fieldId(props.name) : `${fieldId(props.name)}-${part}`}>
              {words[part]}
            </label>
            <input
              class={`form-input input-${part}`}
              id={part === 'day' ? fieldId(props.name) : `${fieldId(props.name)}-${part}`}
              name={`${props.name}-${part}`}
              type="text"
              inputmode="numeric"
              maxlength={part === 'year' ? 4 : 2}
              value={props.value?.[part] === undefined ? undefined : String(props.value[part])}
              aria-invalid={props.error ? 'true' : undefined}
              required={props.required || undefined}
            />
          </div>
        ))}
      </div>
    </FieldSet>
  )
}
