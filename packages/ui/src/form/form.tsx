// A form that a person fills in once, and that counts once even if it is sent twice.
import type { Child } from 'hono/jsx'
import { Hidden } from './text-field.tsx'

export type FormProps = {
  /** Where it is sent; without it, back to the page's own address. */
  action?: string
  /** `get` for searches and filters only. */
  method?: 'post' | 'get'
  /** Sent as `idempotency-key`: the same key twice makes one thing. */
  idempotencyKey?: string
  /** Needed when a file goes along. */
  multipart?: boolean
  children?: Child
}

/** Checks happen on the server, which answers in whole sentences; the browser's own bubbles are turned off. */
export const Form = ({ action, method = 'post', idempotencyKey, multipart, children }: FormProps) => (
  <form class="form" method={method} action={action} enctype={multipart ? 'multipart/form-data' : undefined} novalidate>
    {idempotencyKey && <Hidden name="idempotency-key" value={idempotencyKey} />}
    {children}
  </form>
)

/** Several questions that belong together, under one heading. */
export const FormGroup = ({ legend, children }: { legend: string; children?: Child }) => (
  <fieldset class="form-together">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)

/** Short questions side by side where there is room, and one under the other where there is none. */
export const FieldsBeside = ({ children }: { children?: Child }) => <div class="form-beside">{children}</div>
