// How this town is run: every setting from the environment, read once and checked at the door.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const address = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })

const portNumber = 'a whole number from 0 to 65535'

/** Each error completes the sentence "<SETTING> takes ...". */
const environment = z.object({
  PORT: z.coerce.number({ error: portNumber }).int(portNumber).min(0, portNumber).max(65535, portNumber).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address.optional(),
  TRYGBY_DATA: z.string().default('./data'),
  TRYGBY_MODE: z.enum(['demonstration', 'production'], { error: 'demonstration or production' }).default('demonstration'),
  TRYGBY_SECRET: z.string().min(32, '32 characters or more').optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_APP_URL: z.string().optional(),
  DATABASE_BACKUP_URL: z.string().optional(),
  STATBANK_URL: address.default('https://api.statbank.dk/v1'),
  TRUSTED_PROXY: z.string().default(''),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('tryg@example.invalid'),
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().default('roles'),
  OIDC_ACR: z.string().default(''),
  AUDIT_HEAD_DIR: z.string().optional(),
  TRYGBY_PSEUDO_LANGUAGE: z.enum(['on', 'off'], { error: 'on or off' }).default('off'),
})

const secrets = ['TRYGBY_SECRET', 'OIDC_CLIENT_SECRET']

export interface Config {
  port: number
  host: string
  publicUrl: string
  dataDir: string
  mode: 'demonstration' | 'production'
  secret: string
  database: { ownerUrl: string; appUrl: string; backupUrl: string | null } | null
  statbankUrl: string
  trustedProxies: string[]
  smtpUrl: string | null
  mailFrom: string
  oidc: { issuer: string; clientId: string; clientSecret: string; roleClaim: string; strengths: string[] } | null
  auditHeadDir: string
  pseudoLanguage: boolean
  version: string
}

/** A setting that cannot be used; the message is for the person who starts the town. */
export class ConfigError extends Error {}

/** Reads the settings. Throws ConfigError with a sentence for each that cannot be used. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => cannotUse(String(issue.path[0]), issue.message, env)).join('\n'))
  const e = parsed.data
  if (e.DATABASE_URL && !e.DATABASE_APP_URL)
    throw new ConfigError('DATABASE_URL is set, so DATABASE_APP_URL is needed too: the address of a role that owns nothing.')
  if (e.TRYGBY_MODE === 'production') refuseUnsafeProduction(e)
  const dataDir = resolve(e.TRYGBY_DATA)
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/$/, ''),
    dataDir,
    mode: e.TRYGBY_MODE,
    secret: e.TRYGBY_SECRET ?? keptSecret(dataDir),
    database:
      e.DATABASE_URL && e.DATABASE_APP_URL
        ? { ownerUrl: e.DATABASE_URL, appUrl: e.DATABASE_APP_URL, backupUrl: e.DATABASE_BACKUP_URL ?? null }
        : null,
    statbankUrl: e.STATBANK_URL.replace(/\/$/, ''),
    trustedProxies: listed(e.TRUSTED_PROXY),
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    oidc:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET
        ? {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET,
            roleClaim: e.OIDC_ROLE_CLAIM,
            strengths: listed(e.OIDC_ACR),
          }
        : null,
    auditHeadDir: resolve(e.AUDIT_HEAD_DIR ?? join(dataDir, 'audit-heads')),
    pseudoLanguage: e.TRYGBY_PSEUDO_LANGUAGE === 'on',
    version: JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version,
  }
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function cannotUse(setting: string, takes: string, env: Record<string, string | undefined>): string {
  const came = secrets.includes(setting) ? `${env[setting]?.length} came` : `"${env[setting]}" came`
  return `${setting} takes ${takes}; ${came}.`
}

function refuseUnsafeProduction(e: z.infer<typeof environment>): void {
  if (!e.PUBLIC_URL?.startsWith('https://')) throw new ConfigError('PUBLIC_URL must be the https:// address of the town in production.')
  if (!e.TRYGBY_SECRET)
    throw new ConfigError('TRYGBY_SECRET must be set in production: 32 random characters or more, kept out of the repository.')
  if (/^(.)\1+$|change|secret|example|default/i.test(e.TRYGBY_SECRET))
    throw new ConfigError('TRYGBY_SECRET looks like a default. Make a random one, for instance with: openssl rand -hex 32')
  for (const setting of ['OIDC_ISSUER', 'STATBANK_URL'] as const)
    if (isPlainAndElsewhere(e[setting])) throw new ConfigError(`${setting} must be an https:// address in production.`)
  for (const setting of ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_BACKUP_URL'] as const)
    if (isPlainAndElsewhere(e[setting]))
      throw new ConfigError(`${setting} leads to another machine, so it needs sslmode=verify-full: the way there is encrypted and checked.`)
  if (!e.SMTP_URL) throw new ConfigError('SMTP_URL must be set in production, so that sign-in links and answers reach people.')
}

/** What leaves this machine in production is encrypted. */
function isPlainAndElsewhere(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false
  const { protocol, hostname, searchParams } = new URL(address)
  if (['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname)) return false
  return protocol !== 'https:' && searchParams.get('sslmode') !== 'verify-full'
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8')
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(
      `The data folder ${dataDir} cannot be used by this user (${(error as NodeJS.ErrnoException).code}). Choose another with TRYGBY_DATA, or change who owns it.`,
    )
  }
}
