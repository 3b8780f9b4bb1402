// The image of a town: what only tests and trials need is left out, and the command line works without it.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const image = mkdtempSync(join(tmpdir(), 'trygby-image-'))
after(() => rmSync(image, { recursive: true, force: true }))

/** Runs Node where the image lies and returns all it said. */
function node(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: image, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return stdout + stderr
}

/** The lines of the Containerfile that take things away. */
const takesAway = (/rm -rf [^\n]*\\\n && find [^\n]*/.exec(readFileSync(join(home, 'Containerfile'), 'utf8'))?.[0] ?? '').replace(
  /\\\n/,
  '',
)

test('no test and no trial is in the image, and its command line says what it can do', { skip: process.platform === 'win32' }, () => {
  for (const part of ['src', 'packages', 'tools', 'package.json', 'package-lock.json'])
    cpSync(join(home, part), join(image, part), { recursive: true })
  symlinkSync(join(home, 'node_modules'), join(image, 'node_modules'))
  execFileSync('sh', ['-c', takesAway], { cwd: image })
  const left = ['src', 'packages', 'tools'].flatMap((part) => readdirSync(join(image, part), { recursive: true, encoding: 'utf8' }))
  assert.deepEqual(
    left.filter((name) => /\.test\.tsx?$|-for-tests\.|(^|\/)testing\/|^bench/.test(name)),
    [],
  )
  assert.ok(existsSync(join(image, 'src', 'main.ts')))
  node('--import', './tools/typescript.mjs', 'tools/build.mjs')
  const said = node('tools/trygby.mjs', 'help')
  assert.doesNotMatch(said, /Building/)
  assert.match(said, /user invite/)
  assert.doesNotMatch(said, /bench (kill|fuzz|power|disk)/)
  // Every file of the town itself finds what it imports.
  const load = "await import('./src/start-town.ts'); process.exit(0)"
  node('--import', './tools/typescript.mjs', '--input-type=module', '-e', load)
})
