// The addresses of pages: the same path in every language, and the identifiers that stand in them.
import { isId } from '../id.ts'
import { Refused } from './intake.ts'
import type { Ask } from './web.ts'

/** The address of a page in every language. */
export const at = <Path extends string = ''>(path: Path = '' as Path) => `/:locale{(?:da|en|ar-XB)}${path}` as const // '' is the Path of a call without one

/** The identifier in the address; one that cannot be is a page that does not exist. */
export function idOf(c: Ask, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new Refused(404, '')
  return id
}

/** What the address says was just done, in the page's own words; a word of nobody's (`?done=constructor`) says nothing. */
export function doneIn(c: Ask, words: Record<string, string>): string | undefined {
  const done = c.req.query('done') ?? ''
  return Object.hasOwn(words, done) ? words[done] : undefined
}
