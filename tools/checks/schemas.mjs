// A room's queries read only the tables of the rooms it may see, as its imports do.
import { lineOf, rooms, sources } from './source.mjs'

/** @type {Record<string, string[]>} the schemas each room may read besides its own */
const mayRead = {
  platform: [],
  goals: ['platform'],
  proactive: ['platform', 'goals'],
  reactive: ['platform', 'goals'],
  'public-space': ['platform', 'goals'],
  knowledge: ['platform', 'goals', 'proactive', 'public-space'],
  cooperation: ['platform', 'goals', 'proactive', 'public-space', 'knowledge'],
}

const schemaOf = (/** @type {string} */ room) => room.replaceAll('-', '_')
const schemas = [...rooms, 'platform'].map(schemaOf).join('|')
/** As SQL writes it (from x.y, join x.y, into x.y, update x.y) and as the query builder does ('x.y'). */
const named = new RegExp(`(?:\\b(?:from|join|into|update|table|only)\\s+|['"\`])"?(${schemas})"?\\."?[a-z_]+`, 'gi')

export function findings() {
  return sources(/^src\/.*\.(tsx?|sql)$/).flatMap(({ path, text }) => {
    const room = /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
    const allowed = mayRead[room]
    if (!allowed || /\.test\.tsx?$/.test(path)) return []
    const seen = new Set([room, ...allowed].map(schemaOf))
    return [...text.matchAll(named)]
      .filter((match) => !seen.has(String(match[1]).toLowerCase()))
      .map((match) => `${path}:${lineOf(text, match.index)} the room ${room} reads the schema ${match[1]}, which it may not see`)
  })
}
