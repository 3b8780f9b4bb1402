// No loose ends in the code: no reminders left in comments, no "any", no names that say nothing, no test left out without a reason.
import { lineOf, sources } from './source.mjs'

const rules = [
  {
    wrong: /(?:\/\/|\/\*|^\s*\*|--).*\b(?:TO[D]O|FIX[M]E|X{3}|HA[C]K)\b/gm,
    why: 'a reminder in a comment: do it, or write it in the tracker',
  },
  { wrong: /(?::\s*|\bas\s+|<)any\b(?=\s*[,;)>=\]|&\n{])/g, why: '"any" takes the types away; say what it is', only: /\.(tsx?|mjs)$/ },
  {
    wrong: /@ts-(?:ignore|nocheck)/g,
    why: 'a type error silenced; repair it or say @ts-expect-error with a reason',
    only: /\.(tsx?|mjs)$/,
  },
  { wrong: /\b(?:it|test|describe|suite)\.only\(|\bonly: true/g, why: 'other tests of the file would not run', only: /\.test\.tsx?$/ },
  {
    wrong: /\b(?:it|test|describe|suite)\.(?:skip|todo)\(|\b(?:skip|todo): true|\bt\.(?:skip|todo)\(\)/g,
    why: 'a test left out needs its reason in words: { skip: "why" }',
    only: /\.test\.tsx?$/,
  },
]

const EMPTY_NAMES =
  /(?:^|[/-])(?:utils?|helpers?|services?|managers?|base|misc|common)\.(?:tsx?|mjs)$|\/(?:utils?|helpers?|services?|managers?)\//

export function findings() {
  const files = sources()
  const named = files.filter(({ path }) => EMPTY_NAMES.test(path)).map(({ path }) => `${path}: a name that says nothing about the town`)
  const written = files.flatMap(({ path, text }) =>
    rules
      .filter((rule) => !rule.only || rule.only.test(path))
      .flatMap((rule) => [...text.matchAll(rule.wrong)].map((match) => `${path}:${lineOf(text, match.index)} ${rule.why}`)),
  )
  return [...named, ...written.filter((line) => !line.startsWith('tools/checks/'))]
}
