// Another Open311 server that faults are sent on to: where it is, what it calls each kind, and for which areas it is.
import { z } from 'zod'
import { nameOf, ticked } from '../../../platform/form/model.ts'
import { type FaultKind, faultKinds } from '../../open/model.ts'

export interface Target {
  id: string
  name: string
  /** The address before `/requests.xml`, without a slash at the end. */
  endpoint: string
  jurisdiction: string
  /** The key it gave us, encrypted; empty when it wants none. */
  sealedKey: string
  serviceCodes: Partial<Record<FaultKind, string>>
  /** Identifiers of areas; all when empty. */
  areas: string[]
  isOn: boolean
  answeredAt: Date | null
  trouble: Trouble | ''
  troubleAt: Date | null
}

/** `key`: it does not know ours. `away`: no answer, or it failed. `private`: the address leads into a closed network. `strange`: no answer of the standard. */
export const troubles = ['key', 'away', 'private', 'strange'] as const
export type Trouble = (typeof troubles)[number]

/** How many faults are on their way, there, and refused for good. */
export interface Sent {
  sending: number
  sent: number
  refused: number
}

export const sealedUse = 'open311 key'

const line = (most: number, key: string) => z.string({ error: key }).trim().max(most, key).optional().default('')
const codeFields = Object.fromEntries(faultKinds.map((kind) => [`code-${kind}`, line(60, 'code')])) as Record<
  `code-${FaultKind}`,
  ReturnType<typeof line>
> // one for each kind

export const targetForm = z
  .object({
    name: nameOf(),
    endpoint: z.string({ error: 'endpoint' }).trim().max(300, 'endpoint'),
    jurisdiction: line(120, 'jurisdiction'),
    key: line(300, 'key'),
    areas: z.preprocess((came) => (came === undefined ? [] : [came].flat()), z.array(z.uuid({ error: 'areas' })).max(200, 'areas')),
    on: ticked,
    ...codeFields,
  })
  .transform(({ areas, on, name, endpoint, jurisdiction, key, ...codes }, context) => {
    const serviceCodes: Target['serviceCodes'] = {}
    for (const kind of faultKinds) if (codes[`code-${kind}`] !== '') serviceCodes[kind] = codes[`code-${kind}`]
    if (Object.keys(serviceCodes).length === 0) context.addIssue({ code: 'custom', message: 'codes', path: [`code-${faultKinds[0]}`] })
    return { name, endpoint: endpoint.replace(/\/+$/, ''), jurisdiction, key, serviceCodes, areas, isOn: on }
  })

/** Whether an address may be called at all: https, or this machine itself where the town is only shown. Where its name leads is looked at when it is called. */
export function isCallable(endpoint: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(endpoint)
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false
  if (protocol === 'https:') return true
  return protocol === 'http:' && allowLoopback && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Minutes until the next try: 2, 4, 8 ... six hours. */
export const minutesUntilNext = (tries: number): number => Math.min(360, 2 ** Math.min(tries, 9))
/** Some four days of trying; then a person has to look. */
export const mostTries = 24
