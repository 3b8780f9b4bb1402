// Makes the files a browser needs for the town's look: stylesheets, letters, the mark, and the map library that is fetched on request.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { PurgeCSS } from 'purgecss'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const designSystem = join(root, 'node_modules', 'dkfds', 'dist')
const mapLibrary = join(root, 'node_modules', 'maplibre-gl')

const STAFF = ['tokens', 'base', 'page', 'form', 'parts', 'cards', 'evidence', 'poster', 'print']
const RESIDENT = ['tokens', 'base', 'page', 'form', 'parts', 'cards', 'print']
const WEIGHTS = { Regular: 400, SemiBold: 600 }
const RANGES = {
  Latin1:
    'U+0000, U+000D, U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2022, U+2026, U+2030, U+2039-203A, U+2044, U+20AC, U+2122, U+2212',
  Latin2: 'U+0100-012F, U+0132-0151, U+0154-0192, U+0218-021B, U+0237, U+1E80-1E85, U+1E9E',
}

/** @param {string | Buffer} content */
const fingerprint = (content) => createHash('sha256').update(content).digest('hex').slice(0, 10)

/**
 * Writes a file under a name that changes with its content, so browsers may keep it for ever.
 * @param {string} folder @param {string} name @param {string | Buffer} content
 */
async function writeHashed(folder, name, content) {
  const dot = name.lastIndexOf('.')
  const hashed = `${name.slice(0, dot)}-${fingerprint(content)}${name.slice(dot)}`
  await writeFile(join(folder, hashed), content)
  return hashed
}

// The design system is written for left-to-right; sides become start and end, so that Arabic or Urdu needs no second stylesheet.
/** @param {string} css */
const withLogicalSides = (css) =>
  css
    .replace(/\b(margin|padding)-(left|right)(?=\s*:)/g, (_, what, side) => `${what}-inline-${side === 'left' ? 'start' : 'end'}`)
    .replace(/\bborder-(left|right)(?=(-color|-width|-style)?\s*:)/g, (_, side) => `border-inline-${side === 'left' ? 'start' : 'end'}`)
    .replace(/(?<=[;{]\s*)(left|right)(?=\s*:)/g, (side) => `inset-inline-${side === 'left' ? 'start' : 'end'}`)
    .replace(/\b(text-align|float)\s*:\s*(left|right)\b/g, (_, what, side) => {
      const word = side === 'left' ? 'start' : 'end'
      return `${what}:${what === 'float' ? `inline-${word}` : word}`
    })
    .replace(
      /\bborder-(top|bottom)-(left|right)-radius/g,
      (_, edge, side) => `border-${edge === 'top' ? 'start' : 'end'}-${side === 'left' ? 'start' : 'end'}-radius`,
    )

/** The design system, cut down to what our pages use, in a layer below our own rules. @param {string[]} content */
async function designSystemCss(content) {
  const css = await readFile(join(designSystem, 'css', 'dkfds.css'), 'utf8')
  const withoutFonts = css.replace('@charset "UTF-8";', '').replace(/@font-face\s*\{[^}]*\}/g, '')
  const [purged] = await new PurgeCSS().purge({
    content,
    css: [{ raw: withoutFonts }],
    safelist: { standard: [/^alert-/, /^form-(group-)?(radio|checkbox)$/] },
  })
  return `@layer design-system {${withLogicalSides(purged?.css ?? '')}}`
}

/** Letters for Danish and its neighbours; other scripts fall back to the reader's own fonts. @param {string} folder */
async function writeFonts(folder) {
  const faces = []
  const files = /** @type {Record<string, string>} */ ({})
  for (const [style, weight] of Object.entries(WEIGHTS)) {
    for (const [part, range] of Object.entries(RANGES)) {
      const name = `IBMPlexSans-${style}-${part}.woff2`
      const content = await readFile(join(designSystem, 'fonts', 'IBMPlexSans', 'split', 'woff2', name))
      const hashed = await writeHashed(folder, name, content)
      files[name] = hashed
      faces.push(
        `@font-face{font-family:'IBM Plex Sans';font-weight:${weight};font-display:swap;src:url(${hashed}) format('woff2');unicode-range:${range}}`,
      )
    }
  }
  await copyFile(join(designSystem, 'fonts', 'IBMPlexSans', 'split', 'woff2', 'license.txt'), join(folder, 'IBMPlexSans-license.txt'))
  return { css: faces.join(''), files }
}

/** The same letters whole and unpacked, with italics: a printed plan carries them inside itself. @param {string} folder */
async function writePrintFonts(folder) {
  const names = ['Regular', 'SemiBold', 'Italic', 'SemiBoldItalic'].map((style) => `IBMPlexSans-${style}.ttf`)
  const written = names.map(async (name) => {
    const content = await readFile(join(designSystem, 'fonts', 'IBMPlexSans', 'complete', 'ttf', name))
    return [name, await writeHashed(folder, name, content)]
  })
  return Object.fromEntries(await Promise.all(written))
}

/** Pictures the design system's rules point to, copied beside the stylesheet. @param {string} css @param {string} folder */
async function withPictures(css, folder) {
  let result = css
  for (const [whole, path] of css.matchAll(/url\("\.\.\/(img\/[^"]+)"\)/g)) {
    const content = await readFile(join(designSystem, String(path)))
    result = result.replaceAll(whole, `url(${await writeHashed(folder, String(path).split('/').at(-1) ?? '', content)})`)
  }
  return result
}

/** @param {string[]} names */
const ownCss = async (names) => (await Promise.all(names.map((name) => readFile(join(here, 'css', `${name}.css`), 'utf8')))).join('\n')

/** @param {string} folder @param {string} name @param {string} css */
async function writeStylesheet(folder, name, css) {
  const { code } = await transform(await withPictures(css, folder), {
    loader: 'css',
    minify: true,
    target: ['chrome111', 'firefox113', 'safari16.4'],
  })
  return writeHashed(folder, name, code)
}

// The map library's files find each other by their own names, so the folder carries the version instead of each name.
/** @param {string} folder */
async function writeMapLibrary(folder) {
  const { version } = JSON.parse(await readFile(join(mapLibrary, 'package.json'), 'utf8'))
  const place = `maplibre-${version}`
  const names = ['maplibre-gl.mjs', 'maplibre-gl-shared.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css']
  await mkdir(join(folder, place), { recursive: true })
  for (const name of names) await copyFile(join(mapLibrary, 'dist', name), join(folder, place, name))
  return Object.fromEntries(names.map((name) => [name, `${place}/${name}`]))
}

/**
 * Builds everything into a folder and answers with logical names and the file names they got.
 * @param {string} outDir
 * @returns {Promise<Record<string, string>>}
 */
export async function buildUi(outDir) {
  await mkdir(outDir, { recursive: true })
  const ui = join(here, 'src', '**', '*.{ts,tsx}')
  const fonts = await writeFonts(outDir)
  const staff = (await designSystemCss([ui, join(root, 'src', '**', '*.tsx')])) + fonts.css + (await ownCss(STAFF))
  const resident = (await designSystemCss([ui])) + (await ownCss(RESIDENT))
  return {
    'staff.css': await writeStylesheet(outDir, 'staff.css', staff),
    'resident.css': await writeStylesheet(outDir, 'resident.css', resident),
    'favicon.svg': await writeHashed(outDir, 'favicon.svg', await readFile(join(here, 'favicon.svg'))),
    ...fonts.files,
    ...(await writePrintFonts(outDir)),
    ...(await writeMapLibrary(outDir)),
  }
}
