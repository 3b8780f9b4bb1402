// A file is one job: it is split at 400 lines, and opens with one sentence that says what it is for (a test's names say it).
import { sources } from './source.mjs'

const MOST = 400
const OPENING = {
  ts: /^\/\/ \S|^\/\*\* /,
  tsx: /^\/\/ \S|^\/\*\* /,
  mjs: /^\/\/ \S|^\/\*\* /,
  cjs: /^\/\/ \S/,
  sql: /^-- \S/,
  css: /^\/\* \S/,
}

export function findings() {
  return sources().flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    const kind = /** @type {keyof typeof OPENING} */ (path.slice(path.lastIndexOf('.') + 1))
    return [
      ...(lines > MOST ? [`${path} has ${lines} lines; ${MOST} is the most`] : []),
      ...(/\.test\.tsx?$/.test(path) || OPENING[kind].test(text) ? [] : [`${path} does not open with a sentence that says what it is for`]),
    ]
  })
}
