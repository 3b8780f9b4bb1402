// How a form ends: the deed, and the way back without it.
import { Button, type ButtonKind, ButtonLink, ButtonRow } from '@trygby/ui'

interface SaveOrCancelProps {
  save: string
  cancel: string
  /** Where the way back leads. */
  href: string
  kind?: ButtonKind
}

export const SaveOrCancel = ({ save, cancel, href, kind }: SaveOrCancelProps) => (
  <ButtonRow>
    <Button kind={kind}>{save}</Button>
    <ButtonLink kind="secondary" href={href}>
      {cancel}
    </ButtonLink>
  </ButtonRow>
)
