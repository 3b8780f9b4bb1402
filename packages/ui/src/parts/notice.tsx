// A short message that must not be overlooked: how it went, or what to know before going on.
import type { Child } from 'hono/jsx'
import { useTexts } from '../frame.ts'
import { Icon } from './icon.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

export type NoticeProps = {
  kind?: NoticeKind
  /** A heading line; without one the kind itself is said to screen readers. */
  title?: string
  children?: Child
  /** Read aloud at once by screen readers: for what just happened. */
  announced?: boolean
}

/** A message box in one of four kinds. */
export const Notice = ({ kind = 'info', title, children, announced }: NoticeProps) => {
  const words = useTexts().notice
  return (
    <div class={`alert notice alert-${kind}`} role={announced ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <Icon name={kind} />
      <div class="notice-body">
        {title ? <p class="notice-title">{title}</p> : <span class="sr-only">{`${words[kind]}: `}</span>}
        {children && <div class="notice-text">{children}</div>}
      </div>
    </div>
  )
}
