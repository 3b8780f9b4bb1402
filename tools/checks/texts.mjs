// Every page speaks Danish and English: the two text files stand side by side, and the English one has the type of the Danish.
import { sources } from './source.mjs'

export function findings() {
  const texts = new Map(sources(/\/texts\.[a-z]+\.ts$/).map(({ path, text }) => [path, text]))
  return [...texts].flatMap(([path, text]) => {
    const isDanish = path.endsWith('texts.da.ts')
    const other = path.replace(/texts\.[a-z]+\.ts$/, isDanish ? 'texts.en.ts' : 'texts.da.ts')
    if (!texts.has(other)) return [`${path} has no ${other.slice(other.lastIndexOf('/') + 1)} beside it`]
    if (isDanish || /from '\.\/texts\.da\.ts'/.test(text)) return []
    return [`${path} does not take its type from texts.da.ts, so a missing text would not be noticed`]
  })
}
