// What happened to public faults, as a feed somebody can follow without an account.
import type { da as reportDa } from '../../reports/texts.da.ts'
import type { FaultNews } from '../model.ts'
import type { da } from '../texts.da.ts'
import { element, xmlFile } from '../xml.ts'

interface Feed {
  /** The town's public address with the language, without a slash at the end. */
  site: string
  town: string
  language: string
  t: typeof da
  words: typeof reportDa
}

/** The newest stands first. */
export function toAtom(news: readonly FaultNews[], { site, town, language, t, words }: Feed): string {
  const link = (rel: string, href: string, type: string) => element('link', null, { rel, type, href })
  const entries = news.map((one) => {
    const page = `${site}/faults/${one.number}`
    const said = t.story[one.key](one.unit, one.outcome ? words.outcomes[one.outcome] : '')
    return element('entry', [
      element('id', `urn:uuid:${one.id}`),
      element('title', t.feed.entry(words.kinds[one.kind], one.label, said)),
      element('updated', one.at.toISOString()),
      link('alternate', page, 'text/html'),
      element('summary', [said, one.words, one.nextStep].filter((text) => text !== '').join(' ')),
    ])
  })
  const feed = [
    element('id', `${site}/faults.atom`),
    element('title', t.feed.title(town)),
    element('updated', (news[0]?.at ?? new Date(0)).toISOString()),
    element('author', [element('name', town)]),
    link('self', `${site}/faults.atom`, 'application/atom+xml'),
    link('alternate', `${site}/faults`, 'text/html'),
    ...entries,
  ]
  return xmlFile(element('feed', feed, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }))
}
