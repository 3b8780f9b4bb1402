// The frame of every set-up page: the way back, what was just done, and what is to be corrected.
import { Button, Details, ErrorSummary, type FieldMessage, Form, type Frame, errorOf as messageOf, Page, type PageProps } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { FormFields } from '../result.ts'
import type { Doing } from './setup-route.ts'
import type { da } from './texts.da.ts'

export type SetupWords = typeof da

/** A form that came back: what the person wrote, and what to correct. */
export interface Answered {
  fields: FormFields
  errors: FieldMessage[]
}

export const unanswered: Answered = { fields: {}, errors: [] }

/** What stands in a field: what the person wrote, or what was there before. */
export function writtenIn({ fields }: Answered, name: string, before = ''): string {
  const written = fields[name]
  return written === undefined ? before : Array.isArray(written) ? (written[0] ?? '') : written
}

/** A box's tick: as the person left it when the form came back, or as it was before. */
export const tickOf = (answered: Answered, name: string, before: boolean): boolean =>
  Object.keys(answered.fields).length > 0 ? writtenIn(answered, name) === 'yes' : before

export const errorOf = ({ errors }: Answered, name: string): string | undefined => messageOf(errors, name)

/** A day's three boxes: as written, or from a day. */
export const datePartsOf = (answered: Answered, name: string, before: string | null) => {
  const [year, month, day] = before?.split('-') ?? ['', '', '']
  return {
    day: writtenIn(answered, `${name}-day`, day ? String(Number(day)) : ''),
    month: writtenIn(answered, `${name}-month`, month ? String(Number(month)) : ''),
    year: writtenIn(answered, `${name}-year`, year),
  }
}

export const setupHref = (frame: Frame, path = ''): string => `/${frame.locale}/setup${path}`

export type SetupPageProps = Pick<PageProps, 'frame' | 'title' | 'lead' | 'scripts'> & {
  words: SetupWords
  done?: Doing | null
  answered?: Answered
  /** The list this page belongs to. */
  under?: { text: string; path: string }
  children?: Child
}

export const SetupPage = ({ frame, title, lead, scripts, words, done, answered, under, children }: SetupPageProps) => (
  <Page
    frame={frame}
    title={title}
    lead={lead}
    scripts={scripts}
    hasErrors={Boolean(answered && answered.errors.length > 0)}
    breadcrumbs={
      title === words.title
        ? undefined
        : [{ text: words.title, href: setupHref(frame) }, ...(under ? [{ text: under.text, href: setupHref(frame, under.path) }] : [])]
    }
    status={done ? { kind: 'success', text: words.done[done] } : undefined}
  >
    <ErrorSummary errors={answered?.errors ?? []} />
    {children}
  </Page>
)

/** Taking something away, folded so that nobody does it by a slip of the hand. */
export const RemoveForm = ({ action, title, warning, button }: { action: string; title: string; warning: string; button: string }) => (
  <Details title={title}>
    <p>{warning}</p>
    <Form action={action}>
      <Button kind="danger">{button}</Button>
    </Form>
  </Details>
)
