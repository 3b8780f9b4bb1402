// What was released and what was taken back, as a feed somebody can follow without an account.
import { atomFeed } from '../../atom.ts'
import type { Language } from '../model.ts'
import type { Happening } from '../store.ts'
import type { da } from './texts.da.ts'

/** The feed; `publicUrl` is the town's address without a slash at the end. The newest stands first. */
export function toAtom(
  happenings: readonly Happening[],
  { publicUrl, town, language, t }: { publicUrl: string; town: string; language: Language; t: typeof da },
): string {
  const site = `${publicUrl}/${language}`
  const entries = happenings.map(({ dataset, number, title, description, withdrawn, at }) => {
    const page = `data/${dataset}/${number}`
    return withdrawn
      ? { id: `${site}/${page}#withdrawn`, page, at, title: t.feed.withdrawn(title[language], number), text: withdrawn.reason }
      : { id: `${site}/${page}`, page, at, title: t.feed.released(title[language], number), text: description[language] }
  })
  return atomFeed('data', t.feed.title(town), entries, { site, town, language })
}
