// The post round: takes letters that wait, sends each, removes its words, and tries again later what could not be sent.
import { asSystem, type Db, sql, type Tx } from '../db.ts'
import type { JobKind } from '../jobs.ts'
import { log } from '../log.ts'
import { type MailTransport, mailTransport } from './transport.ts'

interface Waiting {
  id: string
  to: string
  subject: string
  text: string
  tries: number
  date: Date
}

const patience = { tries: 12, firstPauseSeconds: 5, longestPauseSeconds: 4 * 3600 }
/** What a letter under way is given to arrive when the town is asked to stop. */
const graceMs = 2000

/** Sends what waits in one town, until the signal says to stop. Returns how many letters were sent. */
export async function sendWaiting(
  db: Db,
  municipality: number,
  transport: MailTransport,
  from: string,
  signal?: AbortSignal,
): Promise<number> {
  let sent = 0
  for (;;) {
    if (signal?.aborted) return sent
    const outcome = await db.transaction(asSystem(municipality, 'post'), (tx) => sendNext(tx, transport, from, signal))
    if (outcome === 'none') return sent
    if (outcome === 'sent') sent++
  }
}

/**
 * One letter, held by this transaction while it is on its way, so that two posts never carry the same one. A post
 * killed between the mail server's yes and ours sends it once more, with the same Message-ID.
 */
async function sendNext(
  tx: Tx,
  transport: MailTransport,
  from: string,
  stopping?: AbortSignal,
): Promise<'none' | 'sent' | 'later' | 'given up' | 'stopped'> {
  const { rows } =
    await sql<Waiting>`select id, recipient as to, subject, body as text, tries, queued_at as date from platform.outgoing_mail
    where municipality = platform.town() and state = 'waiting' and next_try_at <= clock_timestamp()
    order by next_try_at, id limit 1 for update skip locked`.execute(tx)
  const letter = rows[0]
  if (!letter) return 'none'
  if (stopping?.aborted) return 'stopped'
  const giveUp = new AbortController()
  try {
    const sending = transport.send({ ...letter, from, messageId: `<${letter.id}@${domainOf(from)}>` }, giveUp.signal)
    await hurriedBy(stopping, sending, () => giveUp.abort())
  } catch (error) {
    return giveUp.signal.aborted ? 'stopped' : postpone(tx, letter, error)
  }
  await end(tx, letter.id, 'sent')
  return 'sent'
}

/** A mail server that is silent must not hold up the town when it stops: the letter then waits, as if never tried. */
async function hurriedBy(stopping: AbortSignal | undefined, sending: Promise<void>, giveUp: () => void): Promise<void> {
  let grace: NodeJS.Timeout | undefined
  const hurry = () => {
    grace = setTimeout(giveUp, graceMs)
  }
  stopping?.addEventListener('abort', hurry, { once: true })
  try {
    await sending
  } finally {
    stopping?.removeEventListener('abort', hurry)
    clearTimeout(grace)
  }
}

async function postpone(tx: Tx, { id, tries }: Waiting, error: unknown): Promise<'later' | 'given up'> {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  const failure = String(responseCode ?? code ?? 'unknown').slice(0, 60)
  const isRefusedForGood = responseCode !== undefined && responseCode >= 500
  log('warning', 'a letter could not be sent', { letter: id, try: tries + 1, failure })
  if (isRefusedForGood || tries + 1 >= patience.tries) {
    await end(tx, id, 'given-up', failure)
    return 'given up'
  }
  const pause = Math.min(patience.firstPauseSeconds * 3 ** tries, patience.longestPauseSeconds)
  await sql`update platform.outgoing_mail set tries = tries + 1, failure = ${failure}, next_try_at = clock_timestamp() + make_interval(secs => ${pause})
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return 'later'
}

const end = (tx: Tx, id: string, state: 'sent' | 'given-up', failure = '') =>
  sql`update platform.outgoing_mail
    set state = ${state}, tries = tries + 1, failure = ${failure}, recipient = null, subject = null, body = null, ended_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)

const domainOf = (from: string): string => /@([^\s>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'

const transports = new WeakMap<object, MailTransport>()

/** One way out for as long as the process runs. */
function transportOf(platform: Parameters<JobKind['run']>[1]): MailTransport {
  const found = transports.get(platform.config) ?? mailTransport(platform.config)
  transports.set(platform.config, found)
  return found
}

export const sendMail: JobKind = {
  name: 'send-mail',
  everyMs: 1000,
  run: async ({ municipality, signal }, platform) => {
    await sendWaiting(platform.db, municipality, transportOf(platform), platform.config.mailFrom, signal)
  },
}
