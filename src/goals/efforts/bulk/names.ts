// The names a deed is told by: departments, and the owner it gives.
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { listDepartments } from '../../../platform/town/department/store.ts'
import { colleaguesToChooseFrom } from '../colleagues.ts'
import type { Names } from './deed-words.ts'
import type { Deed } from './model.ts'

/** Reading a colleague's name leaves its line in the log; one's own does not. */
export async function namesFor(c: Ask, tx: Tx, deed: Deed): Promise<Names> {
  const departments = new Map((await listDepartments(tx)).map(({ id, name }) => [id, name]))
  if (deed.kind !== 'owner' || deed.owner === null) return { departments, owner: '' }
  if (deed.owner === c.var.actor.account) return { departments, owner: c.var.actor.name }
  return { departments, owner: (await colleaguesToChooseFrom(tx)).find(({ id }) => id === deed.owner)?.name ?? '' }
}

/** Whether the department or the colleague a deed gives is there to be given. */
export async function isThere(c: Ask, tx: Tx, deed: Deed): Promise<boolean> {
  const { departments, owner } = await namesFor(c, tx, deed)
  if (deed.kind === 'department' && deed.department !== null) return departments.has(deed.department)
  return deed.kind !== 'owner' || deed.owner === null || owner !== ''
}
