// What has to be made before the town can serve: the browser's islands, style sheets, fonts and icons, and translated code.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { giveUp, home, townArguments, townNode } from './environment.mjs'
import { translateAll } from './translate.mjs'

const outDir = join(home, 'build', 'assets')
const manifestFile = join(outDir, 'manifest.json')
const stateFile = join(outDir, 'made-from.txt')
const uiBuild = join(home, 'packages', 'ui', 'build.mjs')

/**
 * Builds when something it is made from has changed; returns logical name -> file name.
 * @returns {Promise<Record<string, string>>}
 */
export async function buildAssets() {
  const inputs = fingerprint()
  if (isBuilt(inputs)) return JSON.parse(readFileSync(manifestFile, 'utf8'))
  mkdirSync(outDir, { recursive: true })
  await translateAll()
  const made = { ...(await buildIslands()), ...(await buildLook()) }
  writeWhole(manifestFile, `${JSON.stringify(Object.fromEntries(Object.entries(made).sort()), null, 2)}\n`)
  writeWhole(stateFile, inputs)
  return made
}

const isBuilt = (inputs = fingerprint()) => existsSync(manifestFile) && read(stateFile) === inputs

/** Builds with the Node the town runs on, and only after an edit or an upgrade. */
export function ensureBuilt() {
  if (isBuilt()) return
  console.error('Building the pages ...')
  const script = join(home, 'tools', 'build.mjs')
  const ran = spawnSync(townNode(), [...townArguments(), script], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (ran.status !== 0) giveUp('The pages could not be built. The lines above say why.')
}

/** @returns {Promise<Record<string, string>>} */
async function buildIslands() {
  const files = islands()
  if (files.length === 0) return {}
  const { build } = await import('esbuild')
  const result = await build({
    absWorkingDir: home,
    entryPoints: files.map((file) => ({ in: join(home, file), out: islandName(file) })),
    outdir: outDir,
    entryNames: '[dir]/[name]-[hash]',
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx/dom',
    external: ['/assets/*'],
    metafile: true,
    logLevel: 'warning',
  })
  const named = Object.entries(result.metafile.outputs).flatMap(([output, { entryPoint }]) =>
    entryPoint ? [[islandName(entryPoint), relative(outDir, join(home, output)).replaceAll('\\', '/')]] : [],
  )
  return Object.fromEntries(named)
}

/** Style sheets, fonts and icons are made by the package that owns the look. */
async function buildLook() {
  if (!existsSync(uiBuild)) return {}
  const { buildUi } = await import(pathToFileURL(uiBuild).href)
  return buildUi(outDir)
}

/** An island is called by its folder: packages/ui/src/table/island.ts is ui/table. @param {string} file */
const islandName = (file) =>
  dirname(file.replaceAll('\\', '/'))
    .replace(/^packages\/([^/]+)\/src/, '$1')
    .replace(/^src\//, '')

const islands = () => find(['src', 'packages'], /(^|[\\/])island\.tsx?$/).filter((file) => !file.includes('.test.'))

/** Of everything a page's looks can depend on. Of the content, since a copy of the code (a container, a checkout) has other times. */
function fingerprint() {
  const sources = find(['src', 'packages', 'tools'], /\.(tsx?|mjs|css|svg|woff2?)$/)
  const hash = createHash('sha256')
  for (const file of [...sources, 'package-lock.json']) hash.update(`${file}\n`).update(readFileSync(join(home, file)))
  return hash.digest('hex')
}

/**
 * @param {string[]} roots
 * @param {RegExp} wanted
 */
function find(roots, wanted) {
  const found = roots.flatMap((root) =>
    readdirSync(join(home, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => wanted.test(name) && !name.includes('node_modules') && !/\.test\.tsx?$/.test(name))
      .map((name) => join(root, name)),
  )
  return found.sort()
}

/** @param {string} file @param {string} text */
function writeWhole(file, text) {
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await buildAssets())
