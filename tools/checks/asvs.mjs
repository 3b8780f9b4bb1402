// The table of security requirements keeps its word: what it names is there, its counts are true, and nothing in scope is left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { home } from '../environment.mjs'

const TABLE = 'docs/security/asvs.csv'
const PAGE = 'docs/security.md'
const COLUMNS = ['requirement', 'level', 'verdict', 'where']
const VERDICTS = ['holds', 'not applicable', 'open']
/** The standard's own list, where somebody has put it beside the project. */
const STANDARD = join(home, '..', 'shared', 'asvs')
/** Chapters of which level 3 counts too. */
const DEEPER = ['V8', 'V14', 'V16']

/** A test named in the table: its file, a colon, its name as it is written there, in curly quotes. */
const NAMED_TEST = /([\w./-]+\.test\.tsx?): “([^”]*)”/g
const NAMED_FILE =
  /(?<![\w./-])(?:(?:src|packages|tests|tools|migrations|deploy|docs)\/[\w./-]+\.\w+|[\w-]+\.json\b|Containerfile|\.containerignore)/g
/** A test as its file begins it; a name made of parts counts as it is written. */
const WRITTEN_TEST = /\b(?:test|it)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g

/** @typedef {{ requirement: string, level: string, verdict: string, where: string }} Row */

export function findings() {
  const rows = readRows()
  return typeof rows === 'string' ? [rows] : [...rows.flatMap(wrongIn), ...twice(rows), ...falseCounts(rows), ...leftOut(rows)]
}

/** The rows, or what is wrong with the file. */
function readRows() {
  if (!existsSync(join(home, TABLE))) return `${TABLE} is not there`
  try {
    /** @type {Row[]} */
    const rows = parse(readFileSync(join(home, TABLE), 'utf8'), { columns: true, bom: true, skip_empty_lines: true })
    const columns = Object.keys(rows[0] ?? {}).join()
    return columns === COLUMNS.join() ? rows : `${TABLE} should have the columns ${COLUMNS.join(', ')}; it has ${columns || 'none'}`
  } catch (error) {
    return `${TABLE} is no table: ${error instanceof Error ? error.message : error}`
  }
}

/** @param {Row} row */
function wrongIn({ requirement, level, verdict, where }) {
  const at = `${TABLE}: ${requirement}`
  const tests = [...where.matchAll(NAMED_TEST)]
  const files = [...where.matchAll(NAMED_FILE)].map(([path]) => path)
  return [
    ...(/^V\d+\.\d+\.\d+$/.test(requirement) ? [] : [`${at} is no number of a requirement, such as V1.2.3`]),
    ...(/^[123]$/.test(level) ? [] : [`${at} has the level "${level}"; 1, 2 or 3 was expected`]),
    ...(VERDICTS.includes(verdict) ? [] : [`${at} has the verdict "${verdict}"; ${VERDICTS.join(', ')} are the three`]),
    ...(/\S.*\.$/.test(where) ? [] : [`${at} does not say where or why in a sentence`]),
    ...(verdict === 'holds' && files.length === 0 ? [`${at} holds, but names no test and no file`] : []),
    ...files.filter((path) => !existsSync(join(home, path))).map((path) => `${at} names ${path}, which is not there`),
    ...tests.flatMap(([, path = '', name = '']) =>
      existsSync(join(home, path)) && !testsIn(path).has(name) ? [`${at} names the test “${name}”, which is not in ${path}`] : [],
    ),
  ]
}

/** @type {Map<string, Set<string>>} */
const read = new Map()

/** The names of a file's tests, each file read once. @param {string} path */
function testsIn(path) {
  const names = read.get(path) ?? new Set()
  if (!read.has(path))
    for (const [, , name = ''] of readFileSync(join(home, path), 'utf8').matchAll(WRITTEN_TEST)) names.add(name.replace(/\\(['"`])/g, '$1'))
  read.set(path, names)
  return names
}

/** @param {Row[]} rows */
function twice(rows) {
  const numbers = rows.map(({ requirement }) => requirement)
  const doubled = numbers.filter((number, place) => numbers.indexOf(number) !== place)
  return [...new Set(doubled)].map((number) => `${TABLE}: ${number} stands there more than once`)
}

/** The page says how many rows have each verdict. @param {Row[]} rows */
function falseCounts(rows) {
  if (!existsSync(join(home, PAGE))) return [`${PAGE} is not there`]
  const page = readFileSync(join(home, PAGE), 'utf8')
  return VERDICTS.flatMap((verdict) => {
    const said = new RegExp(`^\\| ${verdict} \\| (\\d+) \\|`, 'm').exec(page)?.[1]
    const counted = rows.filter((row) => row.verdict === verdict).length
    return Number(said) === counted ? [] : [`${PAGE} says ${said ?? 'nothing'} for "${verdict}"; the table has ${counted}`]
  })
}

/** @param {Row[]} rows */
function leftOut(rows) {
  const file = existsSync(STANDARD) && readdirSync(STANDARD).find((name) => name.endsWith('.csv'))
  if (!file) return []
  /** @type {{ chapter_id: string, req_id: string, L: string }[]} */
  const all = parse(readFileSync(join(STANDARD, file), 'utf8'), { columns: true, bom: true, skip_empty_lines: true })
  const wanted = all.filter(({ chapter_id, L }) => L !== '3' || DEEPER.includes(chapter_id))
  const levels = new Map(rows.map(({ requirement, level }) => [requirement, level]))
  const known = new Set(wanted.map(({ req_id }) => req_id))
  return [
    ...wanted.filter(({ req_id }) => !levels.has(req_id)).map(({ req_id }) => `${TABLE}: ${req_id} is missing`),
    ...wanted
      .filter(({ req_id, L }) => levels.has(req_id) && levels.get(req_id) !== L)
      .map(({ req_id, L }) => `${TABLE}: ${req_id} is of level ${L}`),
    ...rows.filter(({ requirement }) => !known.has(requirement)).map(({ requirement }) => `${TABLE}: ${requirement} is not in scope`),
  ]
}
