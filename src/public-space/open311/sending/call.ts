// Calls another server without letting its name lead into a closed network, follow it elsewhere, or keep us waiting.
import { lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSafe } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const patience = 15_000
const mostBytes = 4_000_000

/** Addresses that are nobody's on the open net: own machine, private and link-local networks, carriers' own, tests, multicast. */
const closed = new BlockList()
for (const [base, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(base, bits, 'ipv4')
// Of IPv6 only what is given to the open net counts, less what wraps an IPv4 address.
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const wrapped = new BlockList()
for (const [base, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  wrapped.addSubnet(base, bits, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an address is one of the open net; with `allowLoopback` also this machine itself. */
export function isOpenAddress(address: string, allowLoopback: boolean): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const kind = family === 4 ? 'ipv4' : 'ipv6'
  if (allowLoopback && loopback.check(address, kind)) return true
  return family === 4 ? !closed.check(address, kind) : open6.check(address, kind) && !wrapped.check(address, kind)
}

/** Thrown when a name leads into a closed network. */
export class ClosedNetwork extends Error {}

/** Looks a name up and hands over only open addresses: the one that is checked is the one that is called. */
const openLookup =
  (allowLoopback: boolean): LookupFunction =>
  (host, options, answer) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, [])
      const open = found.filter(({ address }) => isOpenAddress(address, allowLoopback))
      if (open.length < found.length || open.length === 0) return answer(new ClosedNetwork('The name leads into a closed network.'), [])
      const [first] = open
      return options.all ? answer(null, open) : answer(null, first?.address ?? '', first?.family)
    })

export interface Call {
  url: string
  /** Sent as a form when it is there; otherwise the address is only read. */
  form?: URLSearchParams
  headers?: Record<string, string>
  allowLoopback: boolean
  signal?: AbortSignal
}

/** The answer, whatever its status. Throws when there is none, when it is too large, or `ClosedNetwork`. Never goes where an answer points. */
export function call({ url, form, headers = {}, allowLoopback, signal }: Call): Promise<{ status: number; text: string }> {
  const { protocol, hostname } = new URL(url)
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !isOpenAddress(literal, allowLoopback))
    return Promise.reject(new ClosedNetwork('The address is in a closed network.'))
  const slow = AbortSignal.timeout(patience)
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? requestSafe : requestPlain)(
      url,
      {
        method: form ? 'POST' : 'GET',
        headers: { accept: 'text/xml', ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
        lookup: openLookup(allowLoopback),
        agent: false,
        signal: signal ? AbortSignal.any([signal, slow]) : slow,
      },
      (answer) => {
        const kept: Buffer[] = []
        let size = 0
        answer.on('data', (piece: Buffer) => {
          size += piece.length
          if (size > mostBytes) request.destroy(new Error('The answer is too large.'))
          else kept.push(piece)
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(kept).toString('utf8') }))
        answer.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(form?.toString())
  })
}
