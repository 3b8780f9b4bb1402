// What a page without JavaScript gives a person to send back: the fields of its form, and links.

/** The fields of the first form that is sent to this address, as they stand: hidden ones, and choices and texts that are filled in. */
export function fieldsOf(html: string, action: string): URLSearchParams | null {
  for (const [, opening = '', inside = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    if (attribute(opening, 'action') !== action) continue
    const fields = new URLSearchParams()
    for (const [, tag = ''] of inside.matchAll(/<input([^>]*)>/g)) {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      const isChoice = type === 'radio' || type === 'checkbox'
      if (name && type !== 'file' && (!isChoice || /\schecked/.test(tag))) fields.append(name, attribute(tag, 'value') ?? '')
    }
    return fields
  }
  return null
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

/** The 16 digits on a receipt; null when the page is none. */
export const codeIn = (html: string): string | null => /(\d{4})\s(\d{4})\s(\d{4})\s(\d{4})/.exec(html)?.slice(1).join('') ?? null

/** Identifiers of reports that a list links to. */
export const reportsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/\/reports\/([0-9a-f]{8}-[0-9a-f-]{27})(?=["/?])/g)].map(([, id = '']) => id)),
]
