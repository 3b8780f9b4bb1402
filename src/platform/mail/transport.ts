// The way letters leave: a mail server, or a folder that a person can look into when there is no mail server.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { isThisMachine } from '../config/addresses.ts'
import type { Config } from '../config.ts'

export interface OutgoingLetter {
  id: string
  to: string
  subject: string
  text: string
  /** RFC 5322 Message-ID with its angle brackets; the same at every try, so that a mail server can tell a repetition. */
  messageId: string
  from: string
  date: Date
}

export interface MailTransport {
  /** Fails when the signal says to give up, and then breaks the conversation off. */
  send(letter: OutgoingLetter, giveUp?: AbortSignal): Promise<void>
  close(): void
}

/** Where the letters lie when no mail server is set. */
export const mailFolder = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'mail')

export function mailTransport(config: Pick<Config, 'smtpUrl' | 'dataDir'>): MailTransport {
  return config.smtpUrl ? smtp(config.smtpUrl) : folder(mailFolder(config))
}

/** Letters leave the machine encrypted or not at all. */
function smtp(url: string): MailTransport {
  const server = createTransport({
    url,
    pool: true,
    requireTLS: !isThisMachine(new URL(url).hostname),
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (letter, signal) => void (await server.sendMail({ ...written(letter), signal })),
    close: () => server.close(),
  }
}

function folder(path: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix', disableFileAccess: true, disableUrlAccess: true })
  return {
    send: async (letter) => {
      const { message } = await writer.sendMail(written(letter))
      await mkdir(path, { recursive: true, mode: 0o700 })
      const draft = join(path, `.${letter.id}.draft`)
      await writeFile(draft, message as Buffer, { mode: 0o600 })
      await rename(draft, join(path, `${letter.id}.eml`))
    },
    close: () => writer.close(),
  }
}

const written = ({ to, from, subject, text, messageId, date }: OutgoingLetter) => ({
  to: { name: '', address: to },
  from,
  subject,
  text,
  messageId,
  date,
  headers: { 'Auto-Submitted': 'auto-generated' },
})
