// The frame of every set-up page: the way back, what was just done, and what is to be corrected.
import { ErrorSummary, type Frame, Page, type PageProps } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Answered } from '../form/answered.ts'
import type { Doing } from './setup-route.ts'
import type { da } from './texts.da.ts'

export type SetupWords = typeof da

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
