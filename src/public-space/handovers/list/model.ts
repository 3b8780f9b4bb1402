// A line of what lies with partners, and a fault that one of them can put right.
import type { Day } from '../../../platform/form/model.ts'
import type { Kind } from '../../reports/model.ts'
import type { Handover } from '../model.ts'

export interface Line extends Pick<Handover, 'id' | 'report' | 'toName' | 'way' | 'state' | 'due' | 'expiresAt' | 'madeAt'> {
  number: number
  kind: Kind
  place: string
}

/** A fault the partner can put right: handed over to it, or one of the public faults in its blocks. */
export interface OwnFault {
  report: { id: string; kind: Kind; place: string; receivedAt: Date; answerBy: Day | null }
  /** Null where it was not handed over by itself. */
  handover: Pick<Handover, 'id' | 'message' | 'due'> | null
}
