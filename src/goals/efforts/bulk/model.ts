// Changing many efforts at once: one deed for all of them, seen before it is done, and undone as long as nobody has gone on from there.
import { type Goal, isGoal } from '../../goals/model.ts'

/** What is done to each. */
export type Deed =
  | { kind: 'department'; department: string | null }
  | { kind: 'owner'; owner: string | null }
  | { kind: 'add-goal'; goal: Goal }
  | { kind: 'remove-goal'; goal: Goal }
  | { kind: 'public'; isPublic: boolean }

/** Which efforts are meant: the ticked, all on the page, all found. */
export const extents = ['ticked', 'page', 'all'] as const
export type Extent = (typeof extents)[number]
export const isExtent = (text: string): text is Extent => (extents as readonly string[]).includes(text)

/** How many may be changed at once: what can still be looked through before it is done. */
export const mostAtOnce = 1000

/** What of an effort a deed may change. */
export interface Changeable {
  id: string
  name: { da: string; en: string }
  revision: number
  department: string | null
  owner: string | null
  ownerName: string
  goals: Goal[]
  subGoals: string[]
  isPublic: boolean
}

/** An effort as it was read: changed only while it still stands so. */
export interface Seen {
  id: string
  revision: number
}

/** A deed as a form sends it: `department:…`, `owner:…`, `add-goal:…`, `remove-goal:…`, `public:yes`; null when it is none. */
export function readDeed(text: string, me: string): Deed | null {
  const [kind, value = ''] = text.split(/:(.*)/s)
  const isNone = value === 'none'
  if (kind === 'department' && (isNone || isUuid(value))) return { kind, department: isNone ? null : value }
  if (kind === 'owner' && (isNone || value === 'me' || isUuid(value))) return { kind, owner: isNone ? null : value === 'me' ? me : value }
  if ((kind === 'add-goal' || kind === 'remove-goal') && isGoal(value)) return { kind, goal: value }
  return kind === 'public' && (value === 'yes' || value === 'no') ? { kind, isPublic: value === 'yes' } : null
}

/** The deed as a form sends it. */
export function deedAsText(deed: Deed): string {
  if (deed.kind === 'department') return `department:${deed.department ?? 'none'}`
  if (deed.kind === 'owner') return `owner:${deed.owner ?? 'none'}`
  return deed.kind === 'public' ? `public:${deed.isPublic ? 'yes' : 'no'}` : `${deed.kind}:${deed.goal}`
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Whether an effort is already as the deed wants it. */
export function isAlready(effort: Changeable, deed: Deed): boolean {
  if (deed.kind === 'department') return effort.department === deed.department
  if (deed.kind === 'owner') return effort.owner === deed.owner
  if (deed.kind === 'public') return effort.isPublic === deed.isPublic
  return effort.goals.includes(deed.goal) === (deed.kind === 'add-goal')
}

/** An effort always serves some goal: its only one cannot be taken away. */
export const isImpossible = ({ goals }: Changeable, deed: Deed): boolean =>
  deed.kind === 'remove-goal' && goals.length === 1 && goals[0] === deed.goal

export interface Preview {
  changing: Changeable[]
  already: Changeable[]
  impossible: Changeable[]
}

/** What a deed would do to each. */
export const previewOf = (efforts: readonly Changeable[], deed: Deed): Preview => ({
  changing: efforts.filter((effort) => !isAlready(effort, deed) && !isImpossible(effort, deed)),
  already: efforts.filter((effort) => isAlready(effort, deed)),
  impossible: efforts.filter((effort) => isImpossible(effort, deed)),
})

/** Efforts as a form carries them, each with the revision that was seen. */
export const seenAsText = (efforts: readonly Seen[]): string => efforts.map(({ id, revision }) => `${id}.${revision}`).join(',')

/** The efforts a form carried; null when it is not what we wrote. */
export function readSeen(text: string): Seen[] | null {
  const seen = text.split(',').map((one) => {
    const [id = '', revision = ''] = one.split('.')
    return isUuid(id) && /^[1-9]\d{0,8}$/.test(revision) ? { id, revision: Number(revision) } : null
  })
  const whole = seen.filter((one) => one !== null)
  return whole.length === seen.length && whole.length <= mostAtOnce ? whole : null
}

/** What came of undoing a change. */
export interface Undone {
  /** How many are as they were before. */
  restored: number
  /** What somebody has changed since, or what can no longer be as it was. */
  left: Pick<Changeable, 'id' | 'name'>[]
}
