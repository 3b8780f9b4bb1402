// The settings a town takes from its environment, each with what it takes.
import { z } from 'zod'
import { isDatabaseAddress, isMailServer, isSender } from './addresses.ts'
import { proxiesIn } from './proxies.ts'

const address = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
const database = z
  .string()
  .refine(isDatabaseAddress, 'an address like postgres://login:password@host:5432/database (a certificate named in it must be readable)')
const portNumber = 'a whole number from 0 to 65535'

/** Ways to sign with a key only the provider has; one with a shared secret is none of them. */
const signatures = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const

/** Each error completes the sentence "<SETTING> takes ...". */
export const environment = z.object({
  PORT: z.coerce.number({ error: portNumber }).int(portNumber).min(0, portNumber).max(65535, portNumber).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address.optional(),
  TRYGBY_DATA: z.string().default('./data'),
  TRYGBY_MODE: z.enum(['demonstration', 'production'], { error: 'demonstration or production' }).default('demonstration'),
  TRYGBY_SECRET: z.string().min(32, '32 characters or more').optional(),
  DATABASE_URL: database.optional(),
  DATABASE_APP_URL: database.optional(),
  DATABASE_BACKUP_URL: database.optional(),
  STATBANK_URL: address.default('https://api.statbank.dk/v1'),
  TRUSTED_PROXY: z
    .string()
    .default('')
    .transform((text, context) => {
      const proxies = proxiesIn(text)
      if (!proxies) context.addIssue('addresses or networks with commas between, like 10.0.0.1, 172.16.0.0/12')
      return proxies ?? z.NEVER
    }),
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'an address like smtp://login:password@host:587 or smtps://host, and nothing behind')
    .optional(),
  MAIL_FROM: z.string().refine(isSender, 'an e-mail address, also with a name before it: Tryg By <tryg@by.dk>').optional(),
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().default('roles'),
  OIDC_ACR: z.string().default(''),
  OIDC_ALG: z.enum(signatures, { error: signatures.join(', ') }).default('RS256'),
  AUDIT_HEAD_DIR: z.string().optional(),
  TRYGBY_PSEUDO_LANGUAGE: z.enum(['on', 'off'], { error: 'on or off' }).default('off'),
})

export type Settings = z.infer<typeof environment>
export type Environment = Record<string, string | undefined>

const secrets = ['TRYGBY_SECRET', 'OIDC_CLIENT_SECRET']
const mayHoldPassword = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_BACKUP_URL', 'SMTP_URL']

/** The sentence about a setting; what is secret is not repeated in it. */
export function cannotUse(setting: string, takes: string, env: Environment): string {
  if (mayHoldPassword.includes(setting))
    return `${setting} takes ${takes}; something else came (not repeated here: it may hold a password).`
  const came = secrets.includes(setting) ? `${env[setting]?.length} came` : `"${env[setting]}" came`
  return `${setting} takes ${takes}; ${came}.`
}

/** Settings that only mean something together: the sentence about the one that lacks, or null. */
export function lackingBeside(e: Settings): string | null {
  if (e.DATABASE_URL && !e.DATABASE_APP_URL)
    return 'DATABASE_URL is set, so DATABASE_APP_URL is needed too: the address of a login that owns nothing.'
  const other = (['DATABASE_APP_URL', 'DATABASE_BACKUP_URL'] as const).find((setting) => e[setting])
  if (other && !e.DATABASE_URL) return `${other} is set, so DATABASE_URL is needed too: the address of the login that owns the database.`
  const signIn = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const lacking = signIn.filter((setting) => !e[setting])
  if (lacking.length === 0 || lacking.length === signIn.length) return null
  return `${signIn.join(', ')} belong together: set ${lacking.join(' and ')} too, or none of them.`
}
