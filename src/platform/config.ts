// How this town is run: every setting from the environment, read once and checked at the door.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { BlockList } from 'node:net'
import { join, resolve } from 'node:path'
import { cannotUse, type Environment, environment, lackingBeside } from './config/environment.ts'
import { listed } from './config/listed.ts'
import { unsafeInProduction } from './config/production.ts'
import { keepFirst } from './durable.ts'

export interface Config {
  port: number
  host: string
  publicUrl: string
  dataDir: string
  mode: 'demonstration' | 'production'
  secret: string
  database: { ownerUrl: string; appUrl: string; backupUrl: string | null } | null
  statbankUrl: string
  trustedProxies: BlockList
  smtpUrl: string | null
  mailFrom: string
  oidc: { issuer: string; clientId: string; clientSecret: string; roleClaim: string; strengths: string[]; algorithm: string } | null
  auditHeadDir: string
  pseudoLanguage: boolean
  version: string
}

/** A setting that cannot be used; the message is for the person who starts the town. */
export class ConfigError extends Error {}

/** Reads the settings. Throws ConfigError with a sentence for each that cannot be used. */
export function readConfig(env: Environment): Config {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => cannotUse(String(issue.path[0]), issue.message, env)).join('\n'))
  const e = parsed.data
  const wrong = lackingBeside(e) ?? (e.TRYGBY_MODE === 'production' ? unsafeInProduction(e) : null)
  if (wrong) throw new ConfigError(wrong)
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
    trustedProxies: e.TRUSTED_PROXY,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? 'tryg@example.invalid',
    oidc:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET
        ? {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET,
            roleClaim: e.OIDC_ROLE_CLAIM,
            strengths: e.OIDC_ACR.trim() === 'none' ? [] : listed(e.OIDC_ACR),
            algorithm: e.OIDC_ALG,
          }
        : null,
    auditHeadDir: resolve(e.AUDIT_HEAD_DIR ?? join(dataDir, 'audit-heads')),
    pseudoLanguage: e.TRYGBY_PSEUDO_LANGUAGE === 'on',
    version: JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version,
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8')
    mkdirSync(dataDir, { recursive: true })
    return keepFirst(file, randomBytes(32).toString('hex'))
  } catch (error) {
    throw new ConfigError(
      `The data folder ${dataDir} cannot be used by this user (${(error as NodeJS.ErrnoException).code}). Choose another with TRYGBY_DATA, or change who owns it.`,
    )
  }
}
