// Addresses of a database and of a mail server: whether they are any, and whether what goes there can be read on the way.
import pg from 'pg'

/** What `pg` will do with the address counts, not what it looks like: a host may also stand behind the question mark. */
function asUsed(address: string): { host: string; isChecked: boolean } | null {
  if (!/^postgres(ql)?:\/\//.test(address)) return null
  try {
    const client = new pg.Client({ connectionString: address })
    // The types say yes or no, but settings of the encryption stand there too.
    const ssl = client.ssl as boolean | { rejectUnauthorized?: boolean; checkServerIdentity?: unknown }
    const isChecked = typeof ssl === 'object' && ssl.rejectUnauthorized !== false && !ssl.checkServerIdentity
    return { host: client.host, isChecked: isChecked && /[?&]sslmode=verify-full(&|$)/.test(address) }
  } catch {
    return null // no address, or a certificate file that cannot be read
  }
}

export const isDatabaseAddress = (address: string): boolean => asUsed(address) !== null

/** A database on this machine, or one whose way there is encrypted and whose name is checked. */
export function isSafeDatabase(address: string): boolean {
  const used = asUsed(address)
  return used !== null && (used.isChecked || used.host.startsWith('/') || isThisMachine(used.host))
}

/** Nothing behind the host: there, the encryption could be switched off unseen. */
export function isMailServer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, pathname, search, hash } = new URL(address)
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '' && ['', '/'].includes(pathname) && !search && !hash
}

const mailbox = String.raw`[^\s<>@,;:"()]+@[^\s<>@,;:"()]+`
const sender = new RegExp(String.raw`^(${mailbox}|[^<>@,;:"()\p{C}]+ <${mailbox}>)$`, 'u')

/** One e-mail address, alone or in angle brackets behind a name. */
export const isSender = (text: string): boolean => sender.test(text)

export const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host)
