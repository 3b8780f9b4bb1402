// One step of the checks: a program that is run, shown in one line when all is well and in full when it is not.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { home, townArguments, townNode } from '../environment.mjs'

/** @typedef {import('./reporter.mjs').Count} Count */

const TEST_MINUTES = 10
const running = new Set()

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(130)
  })
}

/**
 * Runs a checking tool with the town's Node; it counts as one.
 * @param {string} name
 * @param {string[]} args a JavaScript file and its arguments
 * @returns {Promise<Count>}
 */
export async function check(name, args) {
  const began = Date.now()
  process.stdout.write(`${name.padEnd(24, ' ')} `)
  const { code, output } = await run(args, 'collect')
  const time = `${((Date.now() - began) / 1000).toFixed(1)} s`
  process.stdout.write(code === 0 ? `ok      ${time}\n` : `FAILED  ${time}\n${output.trim()}\n\n`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, leftOut: {} }
}

/**
 * Runs test files; each test counts.
 * @param {string} name
 * @param {string[]} files
 * @param {{ atOnce?: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Count>}
 */
export async function tests(name, files, options = {}) {
  const began = Date.now()
  console.log(`${name} (${files.length} files)`)
  const folder = mkdtempSync(join(tmpdir(), 'trygby-count-'))
  const countFile = join(folder, 'count.json')
  const reporter = pathToFileURL(join(home, 'tools', 'testing', 'reporter.mjs')).href
  const args = [
    ...townArguments(),
    '--test',
    `--test-concurrency=${options.atOnce ?? 2}`,
    `--test-timeout=${TEST_MINUTES * 60_000}`,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    ...files,
  ]
  const { code, output } = await run(args, 'show', { ...options.env, TRYGBY_TEST_COUNT: countFile })
  const count = readCount(countFile)
  rmSync(folder, { recursive: true, force: true })
  // The runner failed beside the tests: nothing was counted, or it ended badly with every test passed.
  if (code !== 0 && count.failed === 0) {
    count.failed = 1
    console.log(`FAILED ${name}: the test runner ended with ${code}. ${output.trim()}`)
  }
  console.log(`  ${count.passed} passed, ${count.failed} failed   ${((Date.now() - began) / 1000).toFixed(1)} s`)
  return count
}

/** @param {string} file @returns {Count} */
function readCount(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, leftOut: {} }
  }
}

/**
 * @param {string[]} args
 * @param {'collect' | 'show'} output
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(args, output, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(townNode(), args, {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...env, FORCE_COLOR: undefined },
    })
    running.add(child)
    let text = ''
    const keep = (/** @type {unknown} */ words) => {
      text += words
    }
    child.stdout.on('data', (data) => (output === 'show' ? process.stdout.write(data) : keep(data)))
    child.stderr.on('data', keep)
    child.on('error', (error) => keep(error.message))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output: text })
    })
  })
}

/** A process that keeps the tests' database up until the returned function is called, or until this process is gone. */
export function keepDatabase(env = {}) {
  const child = spawn(townNode(), [...townArguments(), join(home, 'tests', 'keep-server.ts')], {
    cwd: home,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
  })
  const gone = new Promise((resolve) => child.once('close', resolve))
  return async () => {
    child.stdin.end()
    await gone
  }
}
