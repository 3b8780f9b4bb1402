// A look book for those who build pages: every component in every language, written as plain files to look at and to check.
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Child } from 'hono/jsx'
import { chartsPage, mapPage } from './gallery-figures.tsx'
import { formPage, formWithErrorsPage } from './gallery-forms.tsx'
import { frontPage, partsPage } from './gallery-parts.tsx'
import { type Scene, sceneIn } from './gallery-scene.ts'

const PAGES: Record<string, (scene: Scene) => Child> = {
  front: frontPage,
  form: formPage,
  'form-errors': formWithErrorsPage,
  parts: partsPage,
  charts: chartsPage,
  map: mapPage,
}

/** All pages in all languages as whole documents, by file name. */
export async function galleryPages(assets: Record<string, string>): Promise<Map<string, string>> {
  const pages = new Map<string, string>()
  for (const locale of ['da', 'en', 'ar-XB'] as const) {
    for (const [name, page] of Object.entries(PAGES)) pages.set(`${name}.${locale}.html`, String(await page(sceneIn(locale, assets))))
  }
  return pages
}

/** Writes pages and everything they load into a folder; the tests open it too. */
export async function writeGallery(folder: string): Promise<string[]> {
  const { buildUi } = await import('./build.mjs')
  const { build } = await import('esbuild')
  await mkdir(folder, { recursive: true })
  const assets = await buildUi(folder)
  for (const island of ['table', 'map']) {
    const outfile = join(folder, `ui-${island}.js`)
    await build({
      entryPoints: [join(import.meta.dirname, 'src', island, 'island.ts')],
      bundle: true,
      format: 'esm',
      minify: true,
      outfile,
    })
    assets[`ui/${island}`] = `ui-${island}.js`
  }
  const pages = await galleryPages(assets)
  for (const [name, html] of pages) await writeFile(join(folder, name), html)
  await cp(join(import.meta.dirname, 'favicon.svg'), join(folder, 'favicon.ico'))
  return [...pages.keys()]
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2]
  if (!folder) throw new Error('Say which folder to write to: node --import tsx packages/ui/gallery.tsx FOLDER')
  console.log((await writeGallery(folder)).map((name) => join(folder, name)).join('\n'))
}
