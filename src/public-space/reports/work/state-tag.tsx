// How far the work on a report is, in a word.
import { Tag, type TagKind } from '@trygby/ui'
import type { State } from '../model.ts'
import type { da as words } from '../texts.da.ts'

const tagOf: Partial<Record<State, TagKind>> = { received: 'info', closed: 'success', 'reopen-asked': 'warning', reopened: 'warning' }

export const StateTag = ({ state, w }: { state: State; w: typeof words }) => <Tag kind={tagOf[state] ?? 'neutral'}>{w.states[state]}</Tag>
