// A file of rows, whatever it is saved as: read here, or in a thread of its own where it could hold others up.
import type { Result } from '../result.ts'
import { inThread } from './in-thread.ts'
import type { Sheet } from './model.ts'
import { isZip, readCsv } from './read-csv.ts'

export const tableEndings = ['.csv', '.txt', '.tsv', '.xlsx'] as const

/** A text file of up to so many bytes is read in a few milliseconds; starting a thread would cost more. */
const small = 200_000

/** Whether reading a file is quick enough to do where everybody waits. */
export const isQuick = (bytes: Uint8Array): boolean => bytes.length <= small && !isZip(bytes)

/** Whether what a file holds and what its name says it is are two things. */
export const isMisnamed = (name: string, bytes: Uint8Array): boolean => isZip(bytes) !== name.toLowerCase().endsWith('.xlsx')

/** The first sheet of the file. Every refusal has a sentence in this folder's texts. */
export const readSheetHere = async (bytes: Uint8Array): Promise<Result<Sheet>> =>
  isZip(bytes) ? (await import('./read-xlsx.ts')).readXlsx(bytes) : readCsv(bytes)

/** The same; a large file or a workbook in a thread of its own, so that no page waits. One that takes too much is refused as `fileTooHeavy`. */
export const readSheet = (bytes: Uint8Array): Promise<Result<Sheet>> =>
  isQuick(bytes) ? readSheetHere(bytes) : inThread(new URL('./sheet-worker.ts', import.meta.url), bytes)
