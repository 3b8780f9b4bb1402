// What was released and what was taken back, as a feed somebody can follow without an account.
import type { Language } from '../model.ts'
import type { Happening } from '../store.ts'
import type { da } from './texts.da.ts'

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

/** The feed; `site` is the town's public address without a slash at the end. The newest stands first. */
export function toAtom(
  happenings: readonly Happening[],
  { site, town, language, t }: { site: string; town: string; language: Language; t: typeof da },
): string {
  const feed = `${site}/${language}/data.atom`
  const updated = happenings[0]?.at ?? new Date(0)
  const entries = happenings.map((one) => {
    const page = `${site}/${language}/data/${one.dataset}/${one.number}`
    const words = one.withdrawn
      ? { title: t.feed.withdrawn(one.title[language], one.number), text: one.withdrawn.reason }
      : { title: t.feed.released(one.title[language], one.number), text: one.description[language] }
    return [
      '  <entry>',
      `    <id>${escaped(one.withdrawn ? `${page}#withdrawn` : page)}</id>`,
      `    <title>${escaped(words.title)}</title>`,
      `    <updated>${one.at.toISOString()}</updated>`,
      `    <link rel="alternate" type="text/html" hreflang="${language}" href="${escaped(page)}"/>`,
      `    <summary>${escaped(words.text)}</summary>`,
      '  </entry>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `  <id>${escaped(feed)}</id>`,
    `  <title>${escaped(t.feed.title(town))}</title>`,
    `  <updated>${updated.toISOString()}</updated>`,
    `  <author><name>${escaped(town)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(feed)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(`${site}/${language}/data`)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n')
}
