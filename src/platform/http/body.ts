// Reads what somebody sends without holding more than it may be, and to its end, so that who sent too much still gets an answer.

/** Beyond this, what comes after the limit is not a person's mistake, and the line is left to break. */
export interface Patience {
  bytes: number
  milliseconds: number
}

/**
 * The first `limit` bytes, and whether that was all.
 * What comes after the limit is let through unread: a browser reads its answer only once it has sent everything.
 */
export async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  patience: Patience,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; whole: boolean }> {
  const kept: Uint8Array[] = []
  let size = 0
  const started = Date.now()
  for await (const piece of body ?? []) {
    if (size <= limit) kept.push(piece)
    size += piece.byteLength
    if (size > limit && (size > patience.bytes || Date.now() - started > patience.milliseconds)) break
  }
  return { bytes: new Uint8Array(Buffer.concat(kept).subarray(0, limit)), whole: size <= limit }
}
