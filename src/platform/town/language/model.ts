// The languages a town can show, and the rule that nobody reads a language no native speaker has read through.
import { z } from 'zod'
import { dayOrNone, ticked } from '../../form/model.ts'

export const languageCodes = ['da', 'en', 'tr', 'ur', 'ar', 'pl'] as const
export type LanguageCode = (typeof languageCodes)[number]

/** The languages whose texts come with this version. */
export const writtenLanguages: readonly LanguageCode[] = ['da', 'en']

/** The languages Trygby itself is written in; every other needs somebody who has read it through. */
const ownLanguages: readonly LanguageCode[] = ['da', 'en']

export interface Language {
  code: LanguageCode
  isOn: boolean
  isWritten: boolean
  readBy: string
  readOn: string | null
}

/** Danish cannot be turned off; a language is turned on when its texts are written and somebody has read them through. */
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
    if (form.on && !writtenLanguages.includes(form.code)) complain('on', 'notWritten')
    if (form.readBy === '' && (form.readOn !== null || (form.on && !ownLanguages.includes(form.code)))) complain('readBy', 'readBy')
    if (form.readBy !== '' && form.readOn === null) complain('readOn', 'readOn')
  })

export type LanguageForm = z.infer<typeof languageForm>
