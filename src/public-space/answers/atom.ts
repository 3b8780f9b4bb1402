// What the town answered, as a feed somebody can follow without an account.
import { element, xmlFile } from '../open/xml.ts'
import type { da as words } from '../reports/texts.da.ts'
import type { Answer, FaultAnswer } from './model.ts'
import type { da } from './texts.da.ts'

interface Feed {
  /** The town’s public address with the language, without a slash at the end. */
  site: string
  town: string
  language: string
  t: typeof da
  w: typeof words
}

interface Entry {
  id: string
  title: string
  at: Date
  page: string
  text: string
}

/** Answers that were let out and closed public faults, the newest first. */
export function answersFeed(answers: readonly Answer[], faults: readonly FaultAnswer[], { site, town, language, t, w }: Feed): string {
  const entries: Entry[] = [
    ...answers.map(({ id, title, youSaid, weDid, cameOfIt, letOutAt, changedAt }) => ({
      id,
      title,
      at: letOutAt ?? changedAt,
      page: `${site}/answers`,
      text: [`${t.parts.youSaid}: ${youSaid}`, `${t.parts.weDid}: ${weDid}`, cameOfIt].join('\n'),
    })),
    ...faults.map(({ id, number, kind, placeLabel, outcome, answer, closedAt }) => ({
      id,
      title: `${w.kinds[kind]}, ${placeLabel}: ${w.outcomes[outcome]}`,
      at: closedAt,
      page: `${site}/faults/${number}`,
      text: answer,
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
  const link = (rel: string, href: string, type: string) => element('link', null, { rel, type, href })
  const feed = [
    element('id', `${site}/answers.atom`),
    element('title', t.feedTitle(town)),
    element('updated', (entries[0]?.at ?? new Date(0)).toISOString()),
    element('author', [element('name', town)]),
    link('self', `${site}/answers.atom`, 'application/atom+xml'),
    link('alternate', `${site}/answers`, 'text/html'),
    ...entries.map(({ id, title, at, page, text }) =>
      element('entry', [
        element('id', `urn:uuid:${id}`),
        element('title', title),
        element('updated', at.toISOString()),
        link('alternate', page, 'text/html'),
        element('summary', text),
      ]),
    ),
  ]
  return xmlFile(element('feed', feed, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }))
}
