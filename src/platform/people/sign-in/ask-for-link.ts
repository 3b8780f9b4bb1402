// Sends a sign-in link to whoever asks, doing the same whether the address is known or not.
import type { Tx } from '../../db.ts'
import type { Ask } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { log } from '../../log.ts'
import { queueMail } from '../../mail.ts'
import { accountByEmail } from '../accounts/store.ts'
import { keyedName } from '../sealed.ts'
import { patience } from './model.ts'
import { makeLink, mayTry } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Runs as the machinery. Too many letters to one mailbox are left out in silence: the page's answer is the same. */
export async function askForLink(c: Ask, tx: Tx, email: string, goesTo: string): Promise<void> {
  const { config } = c.var.platform
  const maySend = await mayTry(tx, keyedName(config.secret, 'link', email), patience.link)
  const account = await accountByEmail(tx, email)
  const token = await makeLink(tx, { kind: 'sign-in', email, account: null, goesTo })
  log('info', 'a sign-in link was asked for', { number: c.var.requestNumber, isSent: maySend })
  if (!maySend) return
  const t = textsFor(c.var.locale, { da, en }).letter
  const link = `${config.publicUrl}/${c.var.locale}/sign-in/link/${token}`
  const isClosed = account !== null && account.status !== 'active'
  await queueMail(tx, {
    to: email,
    subject: t.subject(c.var.town.name),
    text: isClosed ? t.closed(c.var.town.name) : t.text(c.var.town.name, link),
  })
}
