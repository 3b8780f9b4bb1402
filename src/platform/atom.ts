// A feed of the town's in the form of Atom: what happened, the newest first, for whoever follows it without an account.
import { element, xmlFile } from './xml.ts'

export interface Feed {
  /** The town's public address with the language, without a slash at the end. */
  site: string
  town: string
  language: string
}

export interface Entry {
  /** An IRI; the same as long as it is about the same. */
  id: string
  title: string
  at: Date
  /** The page that tells more, from the site on. */
  page: string
  text: string
}

export const urnOf = (uuid: string): string => `urn:uuid:${uuid}`

/** The feed that stands beside a page of that name: `answers` has `answers.atom`. */
export function atomFeed(name: string, title: string, entries: readonly Entry[], { site, town, language }: Feed): string {
  const link = (rel: string, href: string, type: string) => element('link', null, { rel, type, href })
  const address = `${site}/${name}.atom`
  const head = [
    element('id', address),
    element('title', title),
    element('updated', (entries[0]?.at ?? new Date(0)).toISOString()),
    element('author', [element('name', town)]),
    link('self', address, 'application/atom+xml'),
    link('alternate', `${site}/${name}`, 'text/html'),
  ]
  const each = entries.map(({ id, title, at, page, text }) =>
    element('entry', [
      element('id', id),
      element('title', title),
      element('updated', at.toISOString()),
      element('link', null, { rel: 'alternate', type: 'text/html', hreflang: language, href: `${site}/${page}` }),
      element('summary', text),
    ]),
  )
  return xmlFile(element('feed', [...head, ...each], { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }))
}
