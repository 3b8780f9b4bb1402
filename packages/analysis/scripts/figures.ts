// npm run figures: draws the pictures of docs/analysis from real data, each with its source and with what it cannot say.
//   --only word      pictures whose name holds the word; the whole name loads that one alone
//   --data folder    where the data files are (../shared/data beside the project)

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as Plot from '@observablehq/plot'
import { parse } from 'csv-parse/sync'
import { parseHTML } from 'linkedom'
import type { Figure, Rows } from '../figures/figure.ts'
import { documents, modulesOf, nothingFound, writeWhole } from './table.ts'

const here = import.meta.dirname
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, data: { type: 'string', default: join(here, '../../../../shared/data') } },
})
const { document } = parseHTML('<!doctype html><html><body></body></html>')

const INK = '#1b2a2e'
const WIDTH = 720
const MARGIN = 24

async function main(): Promise<void> {
  const data = resolve(values.data)
  if (!existsSync(data)) {
    console.error(`Expected the data files in ${data}, but found none. Name the folder with --data.`)
    process.exitCode = 2
    return
  }
  const read = (file: string) => parse(readFileSync(join(data, file)), { columns: true, bom: true }) as Rows
  let drawn = 0
  for (const name of modulesOf(readdirSync(join(here, '../figures')), 'figure.ts', values.only)) {
    const { figure } = (await import(join(here, '../figures', name))) as { figure: Figure }
    if (!figure.name.includes(values.only)) continue
    const path = join(documents, 'pictures', `${figure.name}.svg`)
    const drawing = await figure.draw(read)
    const svg = Plot.plot({ width: WIDTH, style: { fontSize: '12px' }, ...drawing, document: document as unknown as Document })
    writeWhole(path, framed(figure, svg as unknown as Element))
    console.log(path)
    drawn++
  }
  if (drawn === 0) nothingFound(values.only, 'a picture')
}

// The frame every figure has: what is seen, how many and how sure, where it is from, what it cannot say.
function framed(figure: Figure, svg: Element): string {
  for (const style of svg.querySelectorAll('style')) style.remove()
  const height = Number(svg.getAttribute('height'))
  const title = lines(figure.title, 68)
  const foot = [`${figure.n}`, `Source: ${figure.source}`, `Cannot say: ${figure.caution}`].flatMap((text) => lines(text, 118))
  const top = MARGIN + title.length * 22 + 12
  const whole = top + height + foot.length * 16 + 2 * MARGIN
  for (const name of ['width', 'height', 'class', 'style']) svg.removeAttribute(name)
  svg.setAttribute('x', String(MARGIN))
  svg.setAttribute('y', String(top))
  svg.setAttribute('width', String(WIDTH))
  svg.setAttribute('height', String(height))
  svg.setAttribute('font-size', '12')
  const text = (line: string, y: number, size: number, colour: string, weight = 400) =>
    `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`
  const words = [
    ...title.map((line, i) => text(line, MARGIN + 14 + i * 22, 17, INK, 600)),
    ...foot.map((line, i) => text(line, top + height + MARGIN + i * 16, 11.5, '#5b6a6f')),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 2 * MARGIN} ${whole}" font-family="system-ui, sans-serif" fill="${INK}" role="img">
<title>${escaped(figure.title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${words.join('\n')}
${svg.outerHTML}
</svg>
`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function lines(text: string, most: number): string[] {
  const out: string[] = []
  for (const word of text.split(' ')) {
    const last = out.at(-1)
    if (last !== undefined && last.length + word.length < most) out[out.length - 1] = `${last} ${word}`
    else out.push(word)
  }
  return out
}

await main()
