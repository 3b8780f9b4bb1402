// The words a release of an indicator's figures carries: what they measured when they were released, whatever was corrected since.
import type { Release } from '../../../platform/release/index.ts'
import type { Bilingual, Indicator } from '../model.ts'

export type ReleaseWords = Pick<Indicator, 'definition' | 'source' | 'formula'>

/** In a release both languages are filled; the same words in both were never put into English. */
const asWritten = ({ da, en }: Bilingual): Bilingual => ({ da, en: en === da ? '' : en })

export function wordsOf({ table }: Release, indicator: ReleaseWords): ReleaseWords {
  const fact = (key: 'source' | 'formula') => {
    const found = table.facts?.find((one) => one.key === key)?.words
    return found ? asWritten(found) : indicator[key]
  }
  return { definition: asWritten(table.description), source: fact('source'), formula: fact('formula') }
}
