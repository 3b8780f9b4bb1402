// Perspectives on a phenomenon: who was asked how they see it, what they said, and whose view is still missing.
import { z } from 'zod'
import { idOrNone } from '../../../platform/form/model.ts'
import { lineOf, wordsOf } from '../wording/model.ts'

/** Residents around, those whose conduct it is about, young people, a partner, a profession. */
export const whoses = ['residents', 'conduct', 'young', 'partner', 'profession'] as const
export type Whose = (typeof whoses)[number]

export interface Voice {
  id: string
  whose: Whose
  /** A group or an organisation, never a named person. */
  who: string
  organisation: string | null
  state: 'invited' | 'said' | 'declined'
  words: string
  writtenByName: string
  invitedAt: Date
  answeredAt: Date | null
}

/** Whose view is missing before a response may be agreed; somebody who did not want to answer was asked. */
export function missingVoices(voices: readonly Pick<Voice, 'whose' | 'state'>[], hasPartners: boolean): Whose[] {
  const needed: Whose[] = hasPartners ? ['residents', 'conduct', 'partner'] : ['residents', 'conduct']
  return needed.filter((whose) => !voices.some((voice) => voice.whose === whose && voice.state !== 'invited'))
}

/** Fewest letters of why somebody is not heard. */
export const leastWhyNot = 20

/** Whether a response may be agreed. */
export const areHeard = (missing: readonly Whose[], notHeardBecause: string): boolean =>
  missing.length === 0 || notHeardBecause.trim().length >= leastWhyNot

export const inviteForm = z
  .object({ whose: z.enum(whoses, { error: 'whose' }), who: lineOf('whoLong', 'whoLong', [0, 120]), organisation: idOrNone('choice') })
  .refine(({ whose, organisation }) => whose !== 'partner' || organisation !== null, { path: ['organisation'], error: 'organisation' })
  .refine(({ whose, who }) => whose === 'partner' || who.length >= 2, { path: ['who'], error: 'who' })

export const answerForm = z.object({
  state: z.enum(['said', 'declined'], { error: 'state' }),
  words: wordsOf('words', 'wordsLong', [3, 2000]),
})
export type AnswerForm = z.infer<typeof answerForm>

export const whyNotForm = z.object({ because: wordsOf('because', 'becauseLong', [leastWhyNot, 1000]) })
