// Why a figure is corrected, or is missing: asked in the same way wherever figures come in.
import { TextArea } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'

interface ReasonAreaProps {
  answered: Answered
  name: string
  label: string
  hint: string
  maxlength: number
}

export const ReasonArea = ({ answered, ...field }: ReasonAreaProps) => (
  <TextArea {...field} rows={3} required value={writtenIn(answered, field.name)} error={errorOf(answered, field.name)} />
)
