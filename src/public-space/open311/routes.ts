// The interface for other systems: Open311 GeoReport v2 with FixMyStreet's updates, for faults only.
import type { Ask, Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { refuseTooMany } from '../../platform/rate-limit.ts'
import { readContact } from '../../platform/town/contact/store.ts'
import { da as openDa } from '../open/texts.da.ts'
import { en as openEn } from '../open/texts.en.ts'
import { da as reportDa } from '../reports/texts.da.ts'
import { en as reportEn } from '../reports/texts.en.ts'
import { type Asked, answering } from './answers/answer.ts'
import { formats, Problem, type Said } from './answers/model.ts'
import { keyIn, requireKey } from './keys/known-key.ts'
import { discoverySaid } from './kinds/discovery.ts'
import { definitionSaid, servicesSaid } from './kinds/offered.ts'
import { isService, mostRequests } from './requests/model.ts'
import { draftOf } from './requests/read-request.ts'
import { receiveRequest } from './requests/receive.ts'
import { receivedSaid, requestsSaid, tokenSaid } from './requests/said.ts'
import { wantedIn } from './requests/search.ts'
import { listRequests, numberOfDraft, type Wanted } from './requests/store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { receiveUpdate } from './updates/receive.ts'
import { updatesSaid } from './updates/said.ts'

const textsOf = (c: Ask) => ({
  t: textsFor(c.var.locale, { da, en }),
  words: textsFor(c.var.locale, { da: reportDa, en: reportEn }),
  open: textsFor(c.var.locale, { da: openDa, en: openEn }),
  site: c.var.platform.config.publicUrl,
})

/** Reading is free for everybody, but not without end. */
const readers = (c: Ask) => refuseTooMany(c, 'open311', 300, 60)

async function found(c: Ask, asked: Asked, wanted: Wanted): Promise<Said> {
  await readers(c)
  const key = await keyIn(c, asked)
  const list = key
    ? await c.var.workAsSystem((tx) => listRequests(tx, wanted, true), 'answer a system with a key')
    : await c.var.work((tx) => listRequests(tx, wanted, false))
  return requestsSaid(list, textsOf(c))
}

async function one(c: Ask, asked: Asked, id: string): Promise<Said> {
  const wanted = wantedIn({ ...asked, one: (name) => (name === 'service_request_id' ? id.replaceAll(',', ' ') : '') }, new Date())
  const said = await found(c, asked, { ...wanted, most: mostRequests })
  if ('rows' in said.body && Array.isArray(said.body.rows) && said.body.rows.length === 0)
    throw new Problem(404, 'service_request_id provided was not found.')
  return said
}

/** The number of a request whose answer was lost on the way: by the idempotency key it was sent with. */
async function byToken(c: Ask, asked: Asked, token: string): Promise<Said> {
  const key = await requireKey(c, asked)
  const number = await c.var.workAsSystem((tx) => numberOfDraft(tx, draftOf(key.id, token.slice(0, 300))), 'answer a system with a key')
  if (number === null) throw new Problem(404, 'token provided was not found.')
  return tokenSaid(number, token)
}

async function discovery(c: Ask): Promise<Said> {
  await readers(c)
  const { phone, email } = await c.var.work(readContact)
  const { t, site } = textsOf(c)
  const { name, isDemonstration } = c.var.town
  return discoverySaid({ site, isDemonstration, contact: t.contact(name, email, phone), keyService: t.keyService(name, email) })
}

export function open311Routes(web: Web): void {
  for (const format of formats) {
    const at = (path: string) => `/open311/v2/${path}.${format}` as const
    // Whatever the name in the address is, it ends with the format.
    const named = (path: string) => `/open311/v2/${path}/:id{.+\\.${format}$}` as const
    const idIn = (c: Ask) => (c.req.param('id') ?? '').slice(0, -format.length - 1)
    const reading = (deed: (c: Ask, asked: Asked) => Promise<Said> | Said) =>
      answering(format, async (c, asked) => {
        await readers(c)
        return deed(c, asked)
      })
    web.get(`/open311/discovery.${format}`, answering(format, discovery))
    web.get(
      at('services'),
      reading((c) => servicesSaid(textsOf(c))),
    )
    web.get(
      named('services'),
      reading((c) => {
        if (!isService(idIn(c))) throw new Problem(404, 'service_code provided was not found.')
        return definitionSaid(idIn(c), textsOf(c))
      }),
    )
    web.get(
      at('requests'),
      answering(format, (c, asked) => found(c, asked, wantedIn(asked, new Date()))),
    )
    web.get(
      named('requests'),
      answering(format, (c, asked) => one(c, asked, idIn(c))),
    )
    web.post(
      at('requests'),
      answering(format, async (c, asked) => receivedSaid(await receiveRequest(c, asked), textsOf(c).t.notice)),
    )
    web.get(
      named('tokens'),
      answering(format, (c, asked) => byToken(c, asked, idIn(c))),
    )
    web.get(
      at('servicerequestupdates'),
      reading((c, asked) => updatesSaid(c, asked, textsOf(c))),
    )
    web.post(at('servicerequestupdates'), answering(format, receiveUpdate))
  }
  web.all('/open311/*', (c) => {
    const format = c.req.path.endsWith('.json') ? 'json' : 'xml'
    return answering(format, async () => {
      throw new Problem(404, 'There is nothing at this address.')
    })(c, async () => {})
  })
}
