// What a demonstration may do and a town with real people may not: plain addresses, default secrets, letters into a folder.
import { isAbsolute, relative, resolve } from 'node:path'
import { isSafeDatabase, isThisMachine } from './addresses.ts'
import type { Settings } from './environment.ts'

/** The sentence about the first setting that is unsafe in production, or null. */
export function unsafeInProduction(e: Settings): string | null {
  if (!e.PUBLIC_URL?.startsWith('https://')) return 'PUBLIC_URL must be the https:// address of the town in production.'
  if (!e.TRYGBY_SECRET) return 'TRYGBY_SECRET must be set in production: 32 random characters or more, kept out of the repository.'
  if (/^(.)\1+$|change|secret|example|default/i.test(e.TRYGBY_SECRET))
    return 'TRYGBY_SECRET looks like a default. Make a random one, for instance with: openssl rand -hex 32'
  for (const setting of ['OIDC_ISSUER', 'STATBANK_URL'] as const)
    if (isPlainAndElsewhere(e[setting])) return `${setting} must be an https:// address in production.`
  for (const setting of ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_BACKUP_URL'] as const)
    if (e[setting] && !isSafeDatabase(e[setting]))
      return `${setting} leads to another machine, so it needs sslmode=verify-full: the way there is encrypted and checked.`
  if (e.OIDC_ISSUER && !e.OIDC_ACR.trim())
    return "OIDC_ACR must be said in production: what the work sign-in calls a strong sign-in, or none when the town trusts the provider's own rules."
  if (!e.SMTP_URL) return 'SMTP_URL must be set in production, so that sign-in links and answers reach people.'
  if (!e.MAIL_FROM) return 'MAIL_FROM must be set in production: the address that letters come from.'
  if (!e.AUDIT_HEAD_DIR || isInside(e.AUDIT_HEAD_DIR, e.TRYGBY_DATA))
    return 'AUDIT_HEAD_DIR must be set in production, and lie outside TRYGBY_DATA: a second place for the signed heads of the audit log, best on another machine.'
  return null
}

/** What leaves this machine in production is encrypted. */
function isPlainAndElsewhere(address: string | undefined): boolean {
  if (!address) return false
  const { protocol, hostname } = new URL(address)
  return protocol !== 'https:' && !isThisMachine(hostname)
}

function isInside(folder: string, other: string): boolean {
  const way = relative(resolve(other), resolve(folder))
  return !isAbsolute(way) && !/^\.\.([/\\]|$)/.test(way)
}
