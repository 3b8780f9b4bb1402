// Which reports of the inbox are changed together, and what is asked for each kind of change.
import { type Kind, kinds, type State } from '../../model.ts'
import { bulkStates, type Change } from '../change/model.ts'

/** Which reports are meant: the ticked ones, or all on the page. */
export const extents = ['ticked', 'page'] as const
export type Extent = (typeof extents)[number]
export const isExtent = (text: string): text is Extent => (extents as readonly string[]).includes(text)

/** A change as the list offers it; a deadline and an answer are asked for on the next page. */
export type Deed = { ask: 'nothing'; change: Change } | { ask: 'deadline' } | { ask: 'answer' }

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
const stateOf = (text: string): State | undefined => bulkStates.find((state) => state === text)
const kindOf = (text: string): Kind | undefined => kinds.find((kind) => kind === text)

/** A deed as a form sends it: `state:…`, `team:…`, `kind:…`, `public:yes`, `deadline`, `close`; null when it is none. */
export function readDeed(text: string): Deed | null {
  const [kind, value = ''] = text.split(/:(.*)/s)
  const [state, about] = [stateOf(value), kindOf(value)]
  if (text === 'deadline') return { ask: 'deadline' }
  if (text === 'close') return { ask: 'answer' }
  if (kind === 'state' && state) return { ask: 'nothing', change: { to: state } }
  if (kind === 'kind' && about) return { ask: 'nothing', change: { kind: about } }
  if (kind === 'team' && (value === 'none' || isUuid(value))) return { ask: 'nothing', change: { team: value === 'none' ? null : value } }
  return kind === 'public' && (value === 'yes' || value === 'no') ? { ask: 'nothing', change: { isPublic: value === 'yes' } } : null
}
