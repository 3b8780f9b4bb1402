// The town is written in TypeScript and JSX; Node runs JavaScript. Each file is translated once and kept until it changes.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const keptIn = join(home, 'build', 'modules')

/** The same for one file and for all; source maps let an error name the line we wrote. */
const options = /** @type {const} */ ({
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
  sourcesContent: false,
  charset: 'utf8',
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
})

/** Where the translation of this text is kept: what is written is part of the name. @param {string} file @param {string} source */
function keptName(file, source) {
  const text = createHash('sha256').update(source).digest('hex').slice(0, 16)
  return join(keptIn, `${relative(home, file).replace(/[\\/]/g, '~')}~${text}.js`)
}

/** The JavaScript of one file, kept or made now. @param {string} file @param {() => typeof import('esbuild')} esbuild */
export function translated(file, esbuild) {
  const source = readFileSync(file, 'utf8')
  const name = keptName(file, source)
  if (existsSync(name)) return readFileSync(name, 'utf8')
  const { code } = esbuild().transformSync(source, { ...options, loader: file.endsWith('x') ? 'tsx' : 'ts', sourcefile: file })
  keep(name, code)
  return code
}

/** Translates every file in one go, which is many times quicker than one by one, and forgets those of earlier edits. */
export async function translateAll() {
  const files = ['src', 'packages', 'tests', 'tools'].filter((root) => existsSync(join(home, root))).flatMap(typeScriptIn)
  const wanted = new Map(files.map((file) => [file.replace(/\.tsx?$/, '.js'), keptName(file, readFileSync(file, 'utf8'))]))
  const missing = files.filter((file) => !existsSync(wanted.get(file.replace(/\.tsx?$/, '.js')) ?? ''))
  const { build } = await import('esbuild')
  const made = await build({
    ...options,
    entryPoints: missing,
    bundle: false,
    write: false,
    outdir: home,
    outbase: home,
    logLevel: 'error',
  })
  for (const { path, text } of made.outputFiles) keep(/** @type {string} */ (wanted.get(path)), text)
  const current = new Set(wanted.values())
  for (const name of readdirSync(keptIn)) if (!current.has(join(keptIn, name))) rmSync(join(keptIn, name), { force: true })
}

/** @param {string} root */
function typeScriptIn(root) {
  const names = readdirSync(join(home, root), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.tsx?$/.test(name) && !/node_modules|\.d\.ts$/.test(name)).map((name) => join(home, root, name))
}

/** Whole or not at all, since another process may read it now; a read-only installation translates anew each time. @param {string} name @param {string} code */
function keep(name, code) {
  try {
    mkdirSync(keptIn, { recursive: true })
    writeFileSync(`${name}.${process.pid}`, code)
    renameSync(`${name}.${process.pid}`, name)
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error
  }
}
