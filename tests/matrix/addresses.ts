// The town's real addresses and forms, found as a reader finds them: by following every link as everybody who may.
import { parseHTML } from 'linkedom'

export type Ask = (path: string, more?: { method?: string; form?: Record<string, string | string[]> }) => Promise<Response>

export interface Found {
  /** Identifiers by the part of the address that stands before them: 'areas' to the first area's. */
  ids: Map<string, string>
  /** What a form of this address holds when it is sent as it is shown. */
  forms: Map<string, Record<string, string>>
}

const mostPages = 400

/** Follows every link from the front page, once for each of those who ask. What is `known` already stays as it is. */
export async function explore(askers: Ask[], known: Record<string, string>): Promise<Found> {
  const found: Found = { ids: new Map(Object.entries(known)), forms: new Map() }
  for (const ask of askers) {
    const seen = new Set<string>()
    const kinds = new Map<string, number>()
    const waiting = [
      '/da',
      '/da/setup',
      '/da/people',
      '/da/organisations',
      '/da/audit',
      '/da/jobs',
      '/da/data',
      '/da/knowledge/sources/upload',
      '/da/goals',
      '/da/indicators',
      '/da/efforts',
      '/da/plan',
      '/da/plans',
      '/da/my-actions',
      '/da/release',
      '/da/reports',
      '/da/reports/bulk',
      '/da/phenomena',
      '/da/answers/drafts',
      '/da/handovers',
      '/da/handovers/blocks',
      '/da/places/posters',
      '/da/faults',
      '/da/report',
    ]
    while (waiting.length > 0 && seen.size < mostPages) {
      const path = waiting.shift() ?? ''
      const kind = kindOf(path)
      // Three of a kind show what all of the kind hold.
      if (seen.has(path) || (kinds.get(kind) ?? 0) >= 3) continue
      seen.add(path)
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      const answer = await ask(path)
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) {
        await answer.body?.cancel()
        continue
      }
      waiting.push(...read(await answer.text(), path, found))
    }
  }
  for (const [before, id] of Object.entries(known)) found.ids.set(before, id)
  return found
}

const isId = (part: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(part)
const kindOf = (path: string): string =>
  path
    .split('/')
    .map((part) => (isId(part) ? ':id' : part))
    .join('/')

function read(html: string, path: string, { ids, forms }: Found): string[] {
  const { document } = parseHTML(html)
  const links = [...document.querySelectorAll('a[href^="/da/"]')].map((link) => String(link.getAttribute('href')).split(/[?#]/)[0] ?? '')
  for (const form of document.querySelectorAll('form[method="post"]')) {
    const action = form.getAttribute('action') || path
    links.push(action)
    if (!forms.has(kindOf(action))) forms.set(kindOf(action), fieldsOf(form))
  }
  for (const link of links) noteIds(link, ids)
  return links.filter((link) => !link.startsWith('/da/sign-'))
}

/** '/da/setup/areas/ID' tells an identifier of 'setup/areas'; one that leads on to pages of its own is the better example. */
function noteIds(link: string, ids: Map<string, string>): void {
  const parts = link.split('/').slice(2)
  for (const [i, part] of parts.entries()) {
    const before = parts.slice(0, i).join('/')
    if ((!isId(part) && !namedThings.test(before)) || ownPages.test(part)) continue
    if (!ids.has(before) || parts.length > i + 1) ids.set(before, part)
  }
}

/** What has a name in its address and not a number. */
const namedThings = /^(data(\/[^/]+)?|knowledge\/crime|setup\/languages|release\/(bases|datasets)|goals|indicators|plan|status)$/
/** What stands where a name could stand and is a page of its own. */
const ownPages = /^(new|coverage|bulk|list)(\.\w+)?$/

function fieldsOf(form: Element): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const field of form.querySelectorAll('input[name], textarea[name], select[name], button[name]')) {
    const name = String(field.getAttribute('name'))
    const type = field.getAttribute('type')
    if ((type === 'checkbox' || type === 'radio') && !field.hasAttribute('checked')) continue
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
    fields[name] = (chosen ?? field).getAttribute('value') ?? field.textContent ?? ''
  }
  return fields
}

/** A route's address with real identifiers; null when none is known for a part of it. */
export function addressOf(pattern: string, { ids }: Found, locale = 'da'): string | null {
  const parts: string[] = []
  for (const part of pattern
    .replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, '')
    .split('/')
    .slice(1)) {
    if (part === ':locale') parts.push(locale)
    else if (!part.startsWith(':')) parts.push(part)
    else {
      const before = parts.slice(pattern.startsWith('/:locale') ? 1 : 0).join('/')
      const id = ids.get(before) ?? [...ids].find(([key]) => before.endsWith(key))?.[1]
      if (id === undefined) return null
      parts.push(id)
    }
  }
  return `/${parts.join('/')}`
}

export const formOf = (address: string, { forms }: Found): Record<string, string> => forms.get(kindOf(address)) ?? {}
