// The thread in which a list becomes a workbook.
import { parentPort, workerData } from 'node:worker_threads'
import exceljs from 'exceljs'

// The one who starts this thread gives it exactly these (workbook-in-thread.ts).
const { sheet, rows } = workerData as { sheet: string; rows: string[][] }
const book = new exceljs.Workbook()
const page = book.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
page.addRows(rows)
page.getRow(1).font = { bold: true }
for (const [place, heading] of (rows[0] ?? []).entries()) page.getColumn(place + 1).width = Math.max(14, heading.length + 2)
page.getColumn(1).width = 48
parentPort?.postMessage(new Uint8Array(await book.xlsx.writeBuffer()))
