// Everything to correct, first on the page, each leading to its own field.
import { useTexts } from '../frame.ts'
import { Icon } from '../parts/icon.tsx'
import { fieldId } from './field.tsx'

export type FieldMessage = { field: string; message: string }

/** What stands beside a field: its own message, when there is one. */
export const errorOf = (errors: readonly FieldMessage[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

/** The list of what to correct; nothing when there is nothing. Takes the focus when the page opens, also without JavaScript. */
export const ErrorSummary = ({ errors }: { errors: FieldMessage[] }) => {
  const words = useTexts().form
  if (errors.length === 0) return null
  return (
    <div class="alert notice alert-error error-summary" role="alert" tabindex={-1} autofocus>
      <Icon name="error" />
      <div class="notice-body">
        <h2 class="notice-title">{words.errors(errors.length)}</h2>
        <ul class="plain-list">
          {errors.map(({ field, message }) => (
            <li>
              <a href={`#${fieldId(field)}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
