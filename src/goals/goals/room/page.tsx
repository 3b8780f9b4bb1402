// The frame of every page about goals: the way back, what was just done, and what is to be corrected.
import { ErrorSummary, type Frame, Page, type PageProps } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Answered } from '../../../platform/form/answered.ts'
import type { Doing } from './room.ts'
import type { da } from './texts.da.ts'

export type RoomWords = typeof da

export interface Step {
  text: string
  /** Where the words are in another language than the page. */
  lang?: string
  /** Without its language. */
  path: string
}

export type RoomPageProps = Pick<PageProps, 'frame' | 'title' | 'titleLang' | 'lead' | 'narrow'> & {
  words: RoomWords
  /** The pages between the room's front and this one. */
  under?: Step[]
  done?: Doing | null
  answered?: Answered
  children?: Child
}

/** The address of a page in the reader's language. */
export const hrefIn = (frame: Frame, path: string): string => `/${frame.locale}${path}`

export const RoomPage = ({ frame, title, titleLang, lead, narrow, words, under, done, answered, children }: RoomPageProps) => {
  const trail: Step[] = [{ text: words.home, path: '' }, ...(under ? [{ text: words.goals, path: '/goals' }, ...under] : [])]
  return (
    <Page
      frame={frame}
      title={title}
      titleLang={titleLang}
      lead={lead}
      narrow={narrow}
      breadcrumbs={trail.map(({ path, ...step }) => ({ ...step, href: hrefIn(frame, path) }))}
      hasErrors={Boolean(answered && answered.errors.length > 0)}
      status={done ? { kind: 'success', text: words.done[done] } : undefined}
    >
      <ErrorSummary errors={answered?.errors ?? []} />
      {children}
    </Page>
  )
}
