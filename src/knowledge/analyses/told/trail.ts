// The way back from a page of this room.
import type { Frame } from '@trygby/ui'
import type { da } from '../texts.da.ts'

export const trail = (frame: Frame, t: typeof da, ...more: { text: string; href: string }[]) => [
  { text: t.home, href: `/${frame.locale}` },
  { text: t.knowledge.title, href: `/${frame.locale}/knowledge` },
  ...more,
]
