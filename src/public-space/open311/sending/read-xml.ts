// Reads the flat answers of the standard: elements by name, their text, and nothing a document could make a parser do.

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** The inside of each element of that name, as it stands; elements in each other of the same name are not of the standard. */
export function insides(xml: string, name: string): string[] {
  const found: string[] = []
  const [open, close] = [`<${name}`, `</${name}>`]
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at + 1)) {
    const begins = xml.indexOf('>', at)
    // `<service` is also how `<service_code` begins.
    if (begins < 0 || !/^[\s/>]/.test(xml.slice(at + open.length, at + open.length + 1))) continue
    const ends = xml[begins - 1] === '/' ? begins : xml.indexOf(close, begins)
    if (ends < 0) continue
    found.push(xml[begins - 1] === '/' ? '' : xml.slice(begins + 1, ends))
  }
  return found
}

/** The text of the first element of that name; empty when there is none. */
export function textOf(xml: string, name: string): string {
  const [inside = ''] = insides(xml, name)
  const data = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(inside)
  return (data ? (data[1] ?? '') : plain(inside)).trim()
}
