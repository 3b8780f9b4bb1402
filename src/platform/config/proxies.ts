// The proxies in front of the town, by address or by network: only they are believed about where somebody comes from.
import { BlockList, isIP } from 'node:net'
import { listed } from './listed.ts'

/** Reads addresses and networks with commas between; null when one of them is none. */
export function proxiesIn(text: string): BlockList | null {
  const list = new BlockList()
  for (const proxy of listed(text)) {
    const [, base = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(proxy) ?? []
    const family = isIP(base)
    if (family === 0 || Number(bits ?? 0) > (family === 4 ? 32 : 128)) return null
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(base, kind)
    else list.addSubnet(base, Number(bits), kind)
  }
  return list
}
