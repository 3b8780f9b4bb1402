// What a person presses to do something, and links that look the same because they weigh the same.
import type { Child } from 'hono/jsx'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'link'

const CLASSES: Record<ButtonKind, string> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  danger: 'button button-warning',
  link: 'button button-unstyled',
}

export type ButtonProps = { kind?: ButtonKind; children?: Child; name?: string; value?: string; formaction?: string }

/** Sends the form it stands in. One primary button a page. */
export const Button = ({ kind = 'primary', children, name, value, formaction }: ButtonProps) => (
  <button type="submit" class={CLASSES[kind]} name={name} value={value} formaction={formaction}>
    {children}
  </button>
)

/** A link as weighty as a button. */
export const ButtonLink = ({ kind = 'primary', href, children }: { kind?: ButtonKind; href: string; children?: Child }) => (
  <a class={CLASSES[kind]} href={href}>
    {children}
  </a>
)

/** Buttons side by side, the main one first. */
export const ButtonRow = ({ children }: { children?: Child }) => <div class="button-row">{children}</div>
