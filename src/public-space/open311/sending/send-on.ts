// Sends assessed faults on to another Open311 server and remembers what it calls them; each fault is there once, whatever breaks on the way.
import type { Tx } from '../../../platform/db.ts'
import { unseal } from '../../../platform/people/sealed.ts'
import { da as reportDa } from '../../reports/texts.da.ts'
import { moveReport } from '../../reports/work/move-report.ts'
import { readMoment, w3c } from '../answers/model.ts'
import { type Call, ClosedNetwork, call } from './call.ts'
import { sealedUse, type Target, type Trouble } from './model.ts'
import { insides, textOf } from './read-xml.ts'
import { noteCall, noteRefused, noteSent, readTarget, tryLater, type Waiting } from './store.ts'

/** What the work needs of the town it runs in. */
export interface Sender {
  work<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
  secret: string
  /** The town's public address, and its code. */
  site: string
  code: string
  allowLoopback: boolean
  signal?: AbortSignal
}

/** The address of a resource at a target with what every request says. */
export function addressOf({ endpoint, jurisdiction }: Target, resource: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(jurisdiction === '' ? {} : { jurisdiction_id: jurisdiction }), ...more }).toString()
  return `${endpoint}/${resource}.xml${query === '' ? '' : `?${query}`}`
}

export const keyOf = (sender: Sender, { id, sealedKey }: Target): string =>
  sealedKey === '' ? '' : (unseal(sender.secret, sealedUse, id, sealedKey) ?? '')

/** Calls and says what was wrong, in one word, when there is no answer of the standard. */
export async function ask(
  sender: Sender,
  asked: Omit<Call, 'allowLoopback' | 'signal'>,
): Promise<{ status: number; text: string } | Trouble> {
  const { allowLoopback, signal } = sender
  try {
    const answer = await call({ ...asked, allowLoopback, ...(signal ? { signal } : {}) })
    if (answer.status === 401 || answer.status === 403) return 'key'
    if (answer.status === 429 || answer.status >= 500) return 'away'
    return answer
  } catch (error) {
    return error instanceof ClosedNetwork ? 'private' : 'away'
  }
}

/** The same for every try of one fault: a server that knows the header makes one report of it. */
const idempotencyKey = ({ code }: Sender, { number }: Waiting): string => `trygby-${code}-${number}`
const pageOf = ({ site }: Sender, { number }: Waiting): string => `${site}/da/faults/${number}`

/** Sends one fault, or finds it where an earlier try got through without our hearing of it. */
export async function sendOn(sender: Sender, waiting: Waiting): Promise<void> {
  const target = await sender.work((tx) => readTarget(tx, waiting.target))
  const code = target?.serviceCodes[waiting.kind]
  if (!target || code === undefined) return sender.work((tx) => noteRefused(tx, waiting))
  const earlier = waiting.tries > 1 ? await findEarlier(sender, target, code, waiting) : null
  const answer =
    earlier ??
    (await ask(sender, {
      url: addressOf(target, 'requests'),
      form: formOf(sender, target, code, waiting),
      headers: { 'idempotency-key': idempotencyKey(sender, waiting) },
    }))
  await sender.work((tx) => noteAnswer(tx, target, waiting, answer))
}

/** Never a name, an address of a person or a picture; words only when somebody has read them. */
function formOf(sender: Sender, target: Target, code: string, waiting: Waiting): URLSearchParams {
  const { lat, lon, label, kind, words } = waiting
  const said = [`${reportDa.kinds[kind]}, ${label}.`, words, pageOf(sender, waiting)].filter((part) => part !== '').join(' ')
  const key = keyOf(sender, target)
  return new URLSearchParams({
    ...(key === '' ? {} : { api_key: key }),
    ...(target.jurisdiction === '' ? {} : { jurisdiction_id: target.jurisdiction }),
    service_code: code,
    lat: String(lat),
    long: String(lon),
    address_string: label,
    description: said.slice(0, 1000),
  })
}

type Answer = Awaited<ReturnType<typeof ask>>

async function noteAnswer(tx: Tx, target: Target, waiting: Waiting, answer: Answer): Promise<void> {
  if (typeof answer === 'string') {
    await noteCall(tx, target.id, answer)
    return tryLater(tx, waiting)
  }
  const [id, token] = [textOf(answer.text, 'service_request_id'), textOf(answer.text, 'token')]
  // A page that is not there, in front of it or instead of it, has not refused anything.
  const isRefused = answer.status >= 400 && answer.text.includes('<errors')
  const isTaken = answer.status < 400 && (id !== '' || token !== '')
  await noteCall(tx, target.id, isRefused || isTaken ? '' : 'strange')
  if (isRefused) return noteRefused(tx, waiting)
  if (!isTaken) return tryLater(tx, waiting)
  await noteSent(tx, waiting, { id, token })
  // Everybody who follows is told who has it now. Where the state does not allow it, the fault is there all the same.
  await moveReport(tx, waiting.report, { to: 'with-partner', by: { whom: 'machinery', account: null, name: '' }, unit: target.name })
}

/** First by the key of the try, which another Trygby knows; then among the requests at that place that lead to our page. */
async function findEarlier(
  sender: Sender,
  target: Target,
  code: string,
  waiting: Waiting,
): Promise<{ status: number; text: string } | null> {
  const token = encodeURIComponent(idempotencyKey(sender, waiting))
  const key = keyOf(sender, target)
  const known = await ask(sender, { url: addressOf(target, `tokens/${token}`, key === '' ? {} : { api_key: key }) })
  if (typeof known !== 'string' && known.status === 200 && textOf(known.text, 'service_request_id') !== '') return known
  const start = w3c(new Date(waiting.beganAt.getTime() - 60_000))
  const list = await ask(sender, { url: addressOf(target, 'requests', { service_code: code, start_date: start }) })
  if (typeof list === 'string' || list.status !== 200) return null
  const same = insides(list.text, 'request').filter((request) => isSame(sender, waiting, request))
  return same.length > 0 ? { status: 200, text: same[0] ?? '' } : null
}

function isSame(sender: Sender, waiting: Waiting, request: string): boolean {
  if (textOf(request, 'description').includes(pageOf(sender, waiting))) return true
  const asked = readMoment(textOf(request, 'requested_datetime'))
  const isNear =
    Math.abs(Number(textOf(request, 'lat')) - waiting.lat) < 1e-5 && Math.abs(Number(textOf(request, 'long')) - waiting.lon) < 1e-5
  return isNear && asked !== null && asked.getTime() >= waiting.beganAt.getTime() - 60_000
}
