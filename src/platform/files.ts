// Pictures that people hand in: checked and drawn anew, kept by content, tied to a thing and to how long it is kept.
import { sql, type Tx } from './db.ts'
import { getFile, putFile } from './files/folder.ts'
import type { ImageKind } from './files/hidden.ts'
import { cleanImage, mediaTypes } from './files/image.ts'
import { newId } from './id.ts'
import { accepted, type Result, refused } from './result.ts'

export interface StoredImage {
  id: string
  mediaType: string
  width: number
  height: number
}

export interface Belonging {
  /** The kind of thing the picture belongs to, and which one. */
  thing: string
  thingId: string
  /** Last day it is kept, YYYY-MM-DD. */
  keepUntil: string
}

/**
 * Checks and keeps a picture. Refusals are keys of the page's texts: `imageKind` (not JPEG, PNG or WebP),
 * `imageTooLarge`, `imageBroken`, `imageHides` (a second file in it). The bytes are on disk before the row is written; a row rolled back leaves bytes that the nightly tidying removes.
 */
export async function storeImage(
  tx: Tx,
  dataDir: string,
  bytes: Uint8Array,
  { thing, thingId, keepUntil }: Belonging,
): Promise<Result<StoredImage>> {
  const image = await cleanImage(bytes)
  if (typeof image === 'string') return refused('image', image)
  await putFile(dataDir, image.hash, image.bytes)
  const id = newId()
  const mediaType = mediaTypes[image.kind]
  await sql`insert into platform.stored_file (municipality, id, content_hash, media_type, bytes, width, height, thing, thing_id, added_by, keep_until)
    values (platform.town(), ${id}, ${image.hash}, ${mediaType}, ${image.bytes.length}, ${image.width}, ${image.height}, ${thing}, ${thingId}, platform.actor(), ${keepUntil})`.execute(
    tx,
  )
  return accepted({ id, mediaType, width: image.width, height: image.height })
}

/** The picture as whoever asks may see it; null when it is not there for them. */
export async function readImage(
  tx: Tx,
  dataDir: string,
  id: string,
): Promise<{ kind: ImageKind; mediaType: string; bytes: Buffer } | null> {
  const { rows } = await sql<{ hash: string; mediaType: string }>`select content_hash as hash, media_type as "mediaType"
    from platform.stored_file where municipality = platform.town() and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  // The table's check allows these three only.
  return { kind: row.mediaType.replace('image/', '') as ImageKind, mediaType: row.mediaType, bytes: await getFile(dataDir, row.hash) }
}
