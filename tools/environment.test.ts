// What the commands find in place they leave in place: an installation without the tools of the workshop, and pages built elsewhere.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { closedFolder } from '../src/platform/embedded/account.ts'
import { home } from './environment.mjs'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A copy of the code with these of our tools in it and nothing else. */
function checkout(...tools: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'trygby-checkout-'))
  folders.push(folder)
  chmodSync(folder, 0o755)
  for (const inside of ['tools', 'src', 'packages']) mkdirSync(join(folder, inside))
  for (const tool of tools) copyFileSync(join(home, 'tools', tool), join(folder, 'tools', tool))
  return folder
}

function run(folder: string, deed: string, env: Record<string, string> = {}, account = {}) {
  const args = ['--input-type=module', '--eval', deed]
  const { stderr, status } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    ...account,
  })
  return { stderr, status }
}

// No folder is closed to root, so there it is done as nobody.
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null
const skip = closedFolder(process.execPath, nobody) ? 'nobody may run this Node' : false

/** With everything of the lockfile, or `without` some of it; and closed to whoever runs it, unless it is `writable`. */
function installed({ without = [], writable = false }: { without?: string[]; writable?: boolean } = {}): string {
  const folder = checkout('environment.mjs')
  const packages = {
    'node_modules/kysely': { version: '1.0.0' },
    'node_modules/typescript': { version: '6.0.0', dev: true },
    'node_modules/both': { version: '1.0.0', devOptional: true },
    'node_modules/elsewhere': { version: '1.0.0', optional: true },
  }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
  mkdirSync(join(folder, 'node_modules'))
  const kept = Object.fromEntries(Object.entries(packages).filter(([path]) => !without.includes(path.replace('node_modules/', ''))))
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: kept }))
  writeFileSync(join(folder, 'npm.js'), 'console.error("npm was asked"); process.exit(1)')
  chmodSync(join(folder, 'node_modules'), writable ? 0o777 : 0o555)
  return folder
}

const ensureInstalled = `import { ensureInstalled } from './tools/environment.mjs'; ensureInstalled()`
const asked = (folder: string, env: Record<string, string>) =>
  run(folder, ensureInstalled, { npm_execpath: join(folder, 'npm.js'), ...env }, nobody ?? {})

const isMarked = (folder: string) => existsSync(join(folder, 'node_modules', '.trygby-lock'))
const tools = ['typescript', 'both']

test('in production nothing is installed where only the tools of the workshop are missing, nor is anything written there', { skip }, () => {
  for (const writable of [false, true]) {
    const folder = installed({ without: [...tools, 'elsewhere'], writable })
    assert.deepEqual(asked(folder, { NODE_ENV: 'production' }), { stderr: '', status: 0 })
    assert.ok(!isMarked(folder))
    assert.match(asked(folder, { NODE_ENV: '' }).stderr, /npm was asked/)
  }
})

test('what both the workshop and an optional package need is missed in the workshop', { skip }, () => {
  assert.match(asked(installed({ without: ['both'], writable: true }), { NODE_ENV: '' }).stderr, /npm was asked/)
})

test('what the town itself needs is missed in production too', { skip }, () => {
  assert.match(asked(installed({ without: ['kysely'] }), { NODE_ENV: 'production' }).stderr, /npm was asked/)
})

test('an installation that lacks nothing but what is for other machines is remembered as it is', { skip }, () => {
  for (const env of [{ NODE_ENV: '' }, { NODE_ENV: 'production' }]) {
    const folder = installed({ without: ['elsewhere'], writable: true })
    assert.deepEqual(asked(folder, env), { stderr: '', status: 0 })
    assert.ok(isMarked(folder))
  }
})

test('an installation in a folder that belongs to another user is used as it is', { skip }, () => {
  assert.deepEqual(asked(installed(), { NODE_ENV: '' }), { stderr: '', status: 0 })
})

test('pages are built once for one content, whatever the times of the files', () => {
  const folder = checkout('environment.mjs', 'build.mjs', 'translate.mjs', 'typescript.mjs')
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const source = join(folder, 'src', 'street.ts')
  writeFileSync(source, 'export const street = 1\n')
  const ensureBuilt = () => run(folder, `import { ensureBuilt } from './tools/build.mjs'; ensureBuilt()`)
  assert.deepEqual(ensureBuilt(), { stderr: 'Building the pages ...\n', status: 0 })
  utimesSync(source, new Date(0), new Date(0))
  assert.deepEqual(ensureBuilt(), { stderr: '', status: 0 })
  writeFileSync(source, 'export const street = 2\n')
  assert.deepEqual(ensureBuilt(), { stderr: 'Building the pages ...\n', status: 0 })
})
