// The package as others install it: built, put beside its dependencies, used from plain JavaScript and from TypeScript.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const home = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'analysis-package-'))
after(() => rmSync(folder, { recursive: true }))

const run = (args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

test('it builds to ESM with types and works where only its own dependencies are', () => {
  mkdirSync(join(folder, 'node_modules/@trygby'), { recursive: true })
  symlinkSync(join(home, 'node_modules/@stdlib'), join(folder, 'node_modules/@stdlib'))
  const built = run([join(home, 'packages/analysis/scripts/build.ts'), join(folder, 'node_modules/@trygby/analysis')])
  assert.equal(built.status, 0, built.stdout + built.stderr)

  writeFileSync(
    join(folder, 'use.mjs'),
    `import { poissonInterval } from '@trygby/analysis'
import { workerReplicates } from '@trygby/analysis/node'
console.log(poissonInterval(5).upper.toFixed(4), typeof workerReplicates(2))`,
  )
  const used = run(['use.mjs'])
  assert.equal(used.stdout.trim(), '11.6683 function', used.stderr)

  writeFileSync(
    join(folder, 'use.ts'),
    `import { poissonInterval } from '@trygby/analysis'\nexport const upper: number = poissonInterval(5).upper\n`,
  )
  const settings = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext']
  const typed = run([join(home, 'node_modules/typescript/bin/tsc'), ...settings, 'use.ts'])
  assert.equal(typed.status, 0, typed.stdout)
})
