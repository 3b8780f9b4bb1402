// What is remembered between asking for a second factor and getting it: the key or challenge that was shown, sealed.
import type { Tx } from '../../db.ts'
import { seal, unseal } from '../sealed.ts'
import type { Step } from '../sign-in/model.ts'
import { keepInStep } from '../sign-in/store.ts'

export interface UnderWay {
  /** The key shown for a new app; the same while the page is shown again after a mistake. */
  appKey?: string
  /** What the passkey is to sign; good for one answer. */
  challenge?: string
}

const use = 'sign-in step'

export function underWay(secret: string, step: Step): UnderWay {
  const text = step.sealed ? unseal(secret, use, step.id, step.sealed) : null
  // Sealed by us and by nobody else, so the shape is known.
  return text === null ? {} : (JSON.parse(text) as UnderWay)
}

export const remember = (tx: Tx, secret: string, step: Step, what: UnderWay): Promise<void> =>
  keepInStep(tx, step.id, seal(secret, use, step.id, JSON.stringify(what)))
