// What somebody can show besides their mailbox, and how the page reads it.
import { z } from 'zod'

export interface Passkey {
  id: string
  name: string
  madeAt: Date
  usedAt: Date | null
}

/** What a person has set up, told without any secret. */
export interface Factors {
  codeApp: boolean
  passkeys: Passkey[]
  recoveryCodesLeft: number
}

export const hasFactor = (factors: Factors): boolean => factors.codeApp || factors.passkeys.length > 0

/** The last factor may be replaced but not removed. */
export const mayRemoveOne = (factors: Factors): boolean => Number(factors.codeApp) + factors.passkeys.length > 1

export type ShownCode = { kind: 'app'; code: string } | { kind: 'recovery'; code: string }

/** Six digits come from the app; anything longer is a code from the paper. Spaces and hyphens do not count. */
export const codeForm = z.object({
  code: z
    .string({ error: 'codeMissing' })
    .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
    .pipe(
      z
        .string()
        .min(1, 'codeMissing')
        .max(40, 'code')
        .regex(/^([0-9]{6}|[0-9A-Z]{16})$/, 'code'),
    )
    .transform((code): ShownCode => (code.length === 6 ? { kind: 'app', code } : { kind: 'recovery', code })),
})

/** The first code of a new app. */
export const appCodeForm = z.object({
  code: z
    .string({ error: 'codeMissing' })
    .transform((text) => text.replace(/[\s-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'codeMissing')
        .regex(/^[0-9]{6}$/, 'appCode'),
    ),
})

export const passkeyForm = z.object({
  credential: z.string({ error: 'passkey' }).min(2, 'passkey').max(20_000, 'passkey'),
  name: z
    .string()
    .default('')
    .transform((text) => text.trim().slice(0, 60)),
})

/** Groups of four, so that a person can read them aloud and type them. */
export const inGroups = (text: string): string => (text.match(/.{1,4}/g) ?? []).join(' ')
