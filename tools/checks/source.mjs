// The files we wrote, for the checks that read them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../environment.mjs'

const ROOTS = ['src', 'packages', 'tests', 'tools', 'migrations', 'deploy']
const OURS = /\.(tsx?|mjs|cjs|sql|css)$/
/** Written by a tool, or data that came with a licence of its own. */
const NOT_OURS = /node_modules|^src\/platform\/db-types\.ts$|^packages\/[^/]+\/reference\/|\/fixtures\//

/** Every room of the code, with the schema its tables live in. */
export const rooms = ['goals', 'proactive', 'reactive', 'public-space', 'knowledge', 'cooperation']

/** @param {RegExp} [wanted] @returns {{ path: string, text: string }[]} */
export function sources(wanted = /./) {
  const paths = ROOTS.filter((root) => existsSync(join(home, root))).flatMap((root) =>
    readdirSync(join(home, root), { recursive: true, encoding: 'utf8' }).map((name) => `${root}/${name.replaceAll('\\', '/')}`),
  )
  const ours = paths.filter((path) => OURS.test(path) && !NOT_OURS.test(path) && wanted.test(path)).sort()
  return ours.map((path) => ({ path, text: readFileSync(join(home, path), 'utf8') }))
}

/** The line a match stands on. @param {string} text @param {number} index */
export const lineOf = (text, index) => text.slice(0, index).split('\n').length
