// One measured run in a process of its own, so that it starts as cold as R's and its peak memory is its own.

import { join } from 'node:path'
import { readColumns, type Workload } from '../bench/workload.ts'

const [name = '', data = '', scale = '1', threads = '1'] = process.argv.slice(2)
const { workload } = (await import(join(import.meta.dirname, '../bench', name))) as { workload?: Workload }
if (workload === undefined) throw new Error(`Expected bench/${name} to export "workload" (see bench/workload.ts), but it does not.`)
const input = await workload.prepare(readColumns(join(data, workload.data)), Number(scale))
const began = performance.now()
const figures = await workload.run(input, Number(threads))
const seconds = (performance.now() - began) / 1000
console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1024, figures: Array.from(figures) }))
