// Pictures that wait for their report, in the table of files.
import { sql, type Tx } from '../../../../platform/db.ts'
import type { Day } from '../../../../platform/form/model.ts'
import { newId } from '../../../../platform/id.ts'

interface Owner {
  thing: string
  thingId: string
}

export async function hasPictures(tx: Tx, { thing, thingId }: Owner): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select exists (select from platform.stored_file
    where municipality = platform.town() and thing = ${thing} and thing_id = ${thingId}) as yes`.execute(tx)
  return found.rows[0]?.yes ?? false
}

export async function dropPictures(tx: Tx, { thing, thingId, but }: Owner & { but: string | null }): Promise<void> {
  await sql`delete from platform.stored_file where municipality = platform.town() and thing = ${thing} and thing_id = ${thingId}
    and id is distinct from ${but}::uuid`.execute(tx)
}

/** A picture changes hands: another row of the same bytes, since a row of a file is never rewritten. */
export async function givePictures(tx: Tx, from: Owner, to: Owner & { keepUntil: Day }): Promise<void> {
  await sql`insert into platform.stored_file (municipality, id, content_hash, media_type, bytes, width, height, thing, thing_id, added_by, keep_until)
    select municipality, ${newId()}::uuid, content_hash, media_type, bytes, width, height, ${to.thing}, ${to.thingId}::uuid, null, ${to.keepUntil}::date
    from platform.stored_file where municipality = platform.town() and thing = ${from.thing} and thing_id = ${from.thingId} limit 1`.execute(
    tx,
  )
  await dropPictures(tx, { ...from, but: null })
}
