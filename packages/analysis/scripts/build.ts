// npm run build: the package as others install it: ESM with types, in dist/, with its own package.json.

import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const home = join(import.meta.dirname, '..')
const out = resolve(process.argv[2] ?? join(home, 'dist'))

rmSync(out, { recursive: true, force: true })
const tsc = join(home, '../../node_modules/typescript/bin/tsc')
const ran = spawnSync(process.execPath, [tsc, '-p', join(home, 'tsconfig.build.json'), '--outDir', out], { stdio: 'inherit' })
if (ran.status !== 0) process.exit(ran.status ?? 1)

const { scripts: _, ...described } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
const entry = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })
const published = { ...described, exports: { '.': entry('index'), './node': entry('node') }, files: ['**/*.js', '**/*.d.ts'] }
writeFileSync(join(out, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
cpSync(join(home, 'README.md'), join(out, 'README.md'))
console.log(out)
