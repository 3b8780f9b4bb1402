// Taking something away, with a warning first.
import { Button, Details, Form } from '@trygby/ui'

/** Taking something away, folded so that nobody does it by a slip of the hand. */
export const RemoveForm = ({ action, title, warning, button }: { action: string; title: string; warning: string; button: string }) => (
  <Details title={title}>
    <p>{warning}</p>
    <Form action={action}>
      <Button kind="danger">{button}</Button>
    </Form>
  </Details>
)
