// Requests that nobody polite would send: made from the town's own routes, links and field names, and from everything that breaks programs.
import type { RandomStream } from '@trygby/analysis'

export interface NastyRequest {
  method: string
  /** Path and query, as written on the wire. */
  address: string
  headers: Record<string, string>
  body: Buffer | null
}

/** What is known of the town's pages; grows while links and fields are found in the answers. */
export interface Known {
  routes: { method: string; path: string }[]
  links: string[]
  fields: string[]
}

const nastyParts = [
  '',
  '%00',
  '%ff',
  '%ed%a0%80',
  '%c3%28',
  '%',
  '%2e%2e%2f%2e%2e',
  '..',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  'NaN',
  'null',
  '%F0%9F%98%80',
  '%E2%80%AE',
  "'%20or%201=1--",
  '%24%7B7*7%7D',
  '%3Cscript%3E',
  'a'.repeat(3000),
  '01890000-0000-7000-8000-000000000000',
  '01890000-0000-7000-8000-00000000000G',
  'crime-expected.csv',
  'crime-expected.xlsx',
  'crime-expected.json.csv',
]

const nastyValues = [
  ...nastyParts.map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  }),
  '\0',
  '\ud800',
  'æøå',
  '2026-02-30',
  '31',
  '=cmd|/c calc',
  '\r\nSet-Cookie: a=b',
  '{"a":{"__proto__":{"b":1}}}',
  '[]',
  'x'.repeat(100_000),
  'a@b.dk',
  'https://example.invalid/',
  '183',
  'administrator',
]

const longestAddress = 8000

const methods = ['GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/json',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'multipart/form-data; boundary="',
  'application/xml',
  '',
]

/** One request for number `i` of a run. */
export function nastyRequest(random: RandomStream, known: Known, origin: string): NastyRequest {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T // lists here are never empty
  const chance = (percent: number) => random.below(100) < percent
  const route = pick(known.routes)
  const method = chance(85) ? route.method : pick(methods)
  const path =
    known.links.length > 0 && chance(40) ? pick(known.links) : fill(route.path, () => pick(nastyParts), pick(['da', 'en', 'de', '']))
  // A head above 16 kB is refused by Node itself, with 431 and a closed connection; what is asked here is to come past that door.
  const query = chance(30) ? `?${pairs(random, known, chance(20) ? 40 : 3)}` : ''
  const headers: Record<string, string> = {
    ...(chance(90) ? { origin } : chance(50) ? { origin: 'null' } : {}),
    'x-forwarded-for': chance(95)
      ? `10.${random.below(256)}.${random.below(256)}.1`
      : pick(nastyValues)
          .replace(/[^\x20-\x7e]/g, '?')
          .slice(0, 4000),
    ...(chance(10) ? { 'accept-language': pick(['da;q=x', '*', 'en-GB,en;q=0.9', ';;;,,,', 'x'.repeat(4000)]) } : {}),
    ...(chance(50) ? { accept: pick(['text/html', 'application/json', '*/*', 'x']) } : {}),
    ...(chance(5) ? { range: 'bytes=5-1' } : {}),
  }
  if (method === 'GET' || method === 'HEAD') return { method, address: (path + query).slice(0, longestAddress), headers, body: null }
  const { type, body } = nastyBody(random, known, pick, chance)
  if (type) headers['content-type'] = type
  // Only a form is read to its end; of anything else a sender is answered, and may see the connection closed before all is sent.
  return { method, address: (path + query).slice(0, longestAddress), headers, body: method === 'POST' ? body : body.subarray(0, 10_000) }
}

const fill = (pattern: string, part: () => string, locale: string): string =>
  pattern.replace(/:locale(\{[^}]*\})?/, locale).replace(/:[a-z]+(\{(?:[^{}]|\{[^}]*\})*\})?\??/gi, part)

function pairs(random: RandomStream, { fields }: Known, most: number): string {
  return Array.from({ length: 1 + random.below(most) }, () => {
    const name =
      fields.length > 0 && random.below(100) < 80 ? fields[random.below(fields.length)] : nastyParts[random.below(nastyParts.length)]
    return `${name}=${encoded(nastyValues[random.below(nastyValues.length)] ?? '', random)}`
  }).join('&')
}

/** Mostly well encoded, now and then raw. */
function encoded(value: string, random: RandomStream): string {
  if (random.below(100) < 10) return value.replace(/[^\x21-\x7e]/g, '?').replace(/[#\s]/g, '')
  return encodeURIComponent(value.isWellFormed() ? value : '?')
}

type Pick = <T>(list: readonly T[]) => T

function nastyBody(random: RandomStream, known: Known, pick: Pick, chance: (percent: number) => boolean): { type: string; body: Buffer } {
  const type = chance(70) ? 'application/x-www-form-urlencoded' : pick(types)
  if (type.startsWith('application/x-www'))
    return { type, body: Buffer.from(chance(3) ? 'a=%00' : chance(2) ? `name=${'x'.repeat(1_000_000)}` : pairs(random, known, 12)) }
  if (type.startsWith('multipart')) return { type: type.replace('=x', '=----b'), body: nastyUpload(known, pick, chance) }
  if (type === 'application/json')
    return { type, body: Buffer.from(pick(['{', '{"a":"\\ud800"}', '{"__proto__":{"x":1}}', 'null', '[]', '"\\u0000"', '1e999'])) }
  return { type, body: Buffer.from(pick(nastyValues)) }
}

const files = [
  Buffer.from('by;tal\nÅ;1,5\n'),
  Buffer.from([0xff, 0xfe, 0x61, 0x00]),
  Buffer.from('PK\x03\x04 not a workbook'),
  Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,1],[2]]]}}]}'),
  Buffer.from('{"type":"FeatureCollection","features":null}'),
  Buffer.from('[[[['.repeat(5000)),
  Buffer.from('\x89PNG\r\n\x1a\n'),
  Buffer.alloc(0),
  Buffer.alloc(300_000, ';'),
  Buffer.from('street,from,to,lat,lon,area,addresses\nA,1,x,999,nan,__proto__,-1\n'),
]

function nastyUpload({ fields }: Known, pick: Pick, chance: (percent: number) => boolean): Buffer {
  const names = ['file', ...fields]
  const parts = Array.from({ length: chance(5) ? 200 : 3 }, () => {
    const asFile = chance(60)
    const head = `------b\r\ncontent-disposition: form-data; name="${pick(names)}"${asFile ? `; filename="${pick(['a.csv', '..\\..\\x', 'æ\u0000.xlsx', ''])}"` : ''}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), asFile ? pick(files) : Buffer.from(pick(nastyValues).slice(0, 2000)), Buffer.from('\r\n')])
  })
  return Buffer.concat([...parts, Buffer.from(chance(90) ? '------b--\r\n' : '')])
}
