// XML for programs: elements from names and texts, with every sign that means something to a parser written as text.

/** Text inside an element or an attribute; signs that no XML may hold are left out. */
const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** An element that is ready. */
export interface Xml {
  xml: string
}

/** `<name ...>inside</name>`; without anything inside it closes itself. */
export function element(
  name: string,
  inside: string | number | boolean | null | readonly Xml[],
  attributes: Record<string, string> = {},
): Xml {
  const opened = Object.entries(attributes).reduce((all, [key, value]) => `${all} ${key}="${xmlText(value)}"`, `<${name}`)
  const content = Array.isArray(inside) ? inside.map(({ xml }) => xml).join('') : xmlText(String(inside ?? ''))
  return { xml: content === '' ? `${opened}/>` : `${opened}>${content}</${name}>` }
}

export const xmlFile = ({ xml }: Xml): string => `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`
