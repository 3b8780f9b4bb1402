// What those who work on a phenomenon think is behind it.
import { z } from 'zod'
import { revisionField } from '../../../platform/form/model.ts'
import { rhythms } from '../model.ts'
import { wordsOf } from '../wording/model.ts'

export const analysisForm = z.object({
  analysis: wordsOf('analysis', 'analysisLong', [10, 4000]),
  rhythm: z.enum(['', ...rhythms], { error: 'rhythm' }).default(''),
  revision: revisionField,
})
