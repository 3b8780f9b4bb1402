// npm test: everything that can be checked, in one command, from a fresh checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, giveUp, home } from './environment.mjs'
import { ensureChromium } from './testing/chromium.mjs'
import { check, keepDatabase, tests } from './testing/step.mjs'

const DEBIAN_15 = '/usr/lib/postgresql/15/bin/initdb'
const words = process.argv.slice(2)

ensureInstalled()
ensureBuilt()
const counts = words.length === 0 ? await everything() : await someTests(words)
process.exit(close(counts))

/** @typedef {import('./testing/reporter.mjs').Count} Count */

async function everything() {
  const browser = ensureChromium()
  /** @type {Count[]} */
  const counts = []
  for (const [name, ...args] of checks()) counts.push(await check(name, args))
  const files = testFiles()
  counts.push(
    ...(await withDatabase(
      {},
      files.filter((file) => !isBrowserTest(file)),
      'unit, database, HTTP',
    )),
  )
  counts.push(...(await onDebian(files.filter((file) => !isBrowserTest(file) && usesDatabase(file)))))
  counts.push(...(await inBrowser(browser, files.filter(isBrowserTest))))
  return counts
}

/** @returns {[string, ...string[]][]} */
function checks() {
  const program = (/** @type {string} */ path) => join(home, 'node_modules', path)
  return [
    ['types', program('typescript/bin/tsc'), '--noEmit'],
    ['lint', program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
    [
      'import directions',
      program('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'packages',
      'tests',
    ],
    ['own checks', join(home, 'tools', 'check.mjs')],
    [
      'nothing unused',
      program('knip/bin/knip.js'),
      '--no-progress',
      '--no-config-hints',
      '--include',
      'files,dependencies,unlisted,unresolved,exports',
    ],
  ]
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} files
 * @param {string} name
 */
async function withDatabase(env, files, name) {
  if (files.length === 0) return []
  const release = keepDatabase(env)
  const count = await tests(name, files, { env })
  await release()
  return [count]
}

/** The same tests on the PostgreSQL of a town that brings its own. @param {string[]} files */
async function onDebian(files) {
  if (existsSync(DEBIAN_15)) return withDatabase({ TRYGBY_TEST_POSTGRES: '15' }, files, "database and HTTP on Debian's PostgreSQL 15")
  return files.length === 0 ? [] : [leftOut("database tests on Debian's PostgreSQL 15: it is not installed here")]
}

/**
 * @param {ReturnType<typeof ensureChromium>} browser
 * @param {string[]} files
 */
async function inBrowser(browser, files) {
  if (files.length === 0) return []
  if ('missing' in browser) return [leftOut(`browser tests: ${browser.missing}`, files.length)]
  return withDatabase({}, files, 'browser')
}

/** npm test -- word: only the test files whose path holds the word. @param {string[]} wanted */
async function someTests(wanted) {
  const files = testFiles().filter((file) => wanted.some((word) => file.includes(word)))
  if (files.length === 0) giveUp(`No test file has ${wanted.join(' or ')} in its path.`)
  return withDatabase({}, files, wanted.join(', '))
}

function testFiles() {
  const names = ['src', 'packages', 'tests', 'tools'].flatMap((root) =>
    readdirSync(join(home, root), { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
  )
  return names.filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules')).sort()
}

/** @param {string} file */
function isBrowserTest(file) {
  return file.startsWith(join('tests', 'browser'))
}

/** @param {string} file */
function usesDatabase(file) {
  return /from '(\.\.\/)+tests\/|from '\.\/(database|town)/.test(readFileSync(join(home, file), 'utf8'))
}

/** @param {string} reason @param {number} number @returns {Count} */
function leftOut(reason, number = 1) {
  return { passed: 0, failed: 0, leftOut: { [reason]: number } }
}

/** The closing lines, and the exit code: what was left out is never passed, and no test at all is a failure. @param {Count[]} counts */
function close(counts) {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0)
  const failed = counts.reduce((sum, one) => sum + one.failed, 0)
  const reasons = new Map()
  for (const [reason, number] of counts.flatMap((one) => Object.entries(one.leftOut)))
    reasons.set(reason, (reasons.get(reason) ?? 0) + number)
  console.log('')
  for (const [reason, number] of reasons) console.log(`${number} left out: ${reason}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}
