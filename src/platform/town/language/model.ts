// The languages a town can show, and the rule that nobody reads a language no native speaker has read through.
import { z } from 'zod'
import { dayOrNone, ticked } from '../../form/model.ts'

export const languageCodes = ['da', 'en', 'tr', 'ur', 'ar', 'pl'] as const
export type LanguageCode = (typeof languageCodes)[number]

/** The languages every page is written in. The others are those of the pages residents report on, and need somebody who has read them through. */
const ownLanguages: readonly LanguageCode[] = ['da', 'en']

export interface Language {
  code: LanguageCode
  isOn: boolean
  readBy: string
  readOn: string | null
}

/** Danish cannot be turned off; any other but English is turned on only when somebody has read it through. */
export const languageForm = z
  .object({
    code: z.enum(languageCodes, { error: 'choice' }),
    on: ticked,
    readBy: z.string({ error: 'readBy' }).trim().max(120, 'readByLong'),
    readOn: dayOrNone('readOn'),
  })
  .superRefine((form, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.code === 'da' && !form.on) complain('on', 'danishStays')
    if (form.readBy === '' && (form.readOn !== null || (form.on && !ownLanguages.includes(form.code)))) complain('readBy', 'readBy')
    if (form.readBy !== '' && form.readOn === null) complain('readOn', 'readOn')
  })

export type LanguageForm = z.infer<typeof languageForm>
