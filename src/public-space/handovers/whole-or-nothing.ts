// A deed that is refused half-way leaves nothing behind, also not the picture that came with it.
import type { Tx } from '../../platform/db.ts'
import type { Result } from '../../platform/result.ts'

type Deed<T> = (tx: Tx) => Promise<Result<T>>

class NotDone extends Error {}

/** Runs a deed in the transaction that `begin` opens; what it refuses is undone and returned. */
export async function wholeOrNothing<T>(begin: (deed: Deed<T>) => Promise<Result<T>>, deed: Deed<T>): Promise<Result<T>> {
  let refusal: Result<T> | null = null
  try {
    return await begin(async (tx) => {
      const done = await deed(tx)
      if (done.ok) return done
      refusal = done
      throw new NotDone()
    })
  } catch (error) {
    if (error instanceof NotDone && refusal) return refusal
    throw error
  }
}
