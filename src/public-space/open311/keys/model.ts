// The keys by which other systems report faults: shown once, kept as a hash.
import { z } from 'zod'
import { nameOf } from '../../../platform/form/model.ts'

export interface ApiKey {
  id: string
  name: string
  madeAt: Date
  /** The last day something came with it, year-month-day. */
  usedOn: string | null
  endedAt: Date | null
}

export const keyForm = z.object({ name: nameOf() })
