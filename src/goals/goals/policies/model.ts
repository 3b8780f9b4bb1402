// A policy of the municipality that goals cohere with: its name, when the council adopted it, and where it can be read.
import { z } from 'zod'
import { dayOrNone } from '../../../platform/form/model.ts'
import type { Bilingual } from '../../indicators/model.ts'
import { type Goal, goals } from '../model.ts'
import { lineOf, lineOrNone } from '../said/model.ts'

export interface Policy {
  id: string
  name: Bilingual
  /** ISO date; null when it is not known. */
  adoptedOn: string | null
  /** Where it can be read; '' when nowhere on the web. */
  address: string
  goals: Goal[]
}

// The database holds the same limit; an address longer than this is a mistake of copying.
const longest = 500

/** An address of the web as a browser understands it, or null. */
function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href, username } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && href.length <= longest ? href : null
}

/** `today` is a day of the council's calendar: nothing is adopted after it. */
export const policyForm = (today: string) =>
  z.object({
    nameDa: lineOf('nameDa', 'nameLong', 160),
    nameEn: lineOrNone('nameLong', 160),
    adoptedOn: dayOrNone('adoptedOn')
      .refine((day) => day === null || day <= today, 'adoptedLater')
      .refine((day) => day === null || day >= '1900-01-01', 'adoptedOn'),
    address: z
      .string({ error: 'address' })
      .optional()
      .transform((text, context) => {
        const written = (text ?? '').trim()
        const address = written === '' ? '' : webAddress(written)
        if (address !== null) return address
        context.addIssue({ code: 'custom', message: 'address' })
        return z.NEVER
      }),
    goals: z
      .union([z.enum(goals).transform((goal) => [goal]), z.array(z.enum(goals)).min(1, 'goals')], { error: 'goals' })
      .transform((chosen) => goals.filter((goal) => chosen.includes(goal))),
  })
export type PolicyForm = z.infer<ReturnType<typeof policyForm>>
