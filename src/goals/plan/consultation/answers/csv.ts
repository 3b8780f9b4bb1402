// Comments and answers as a file that opens in a spreadsheet without running anything.
import { csvFile, csvLine } from '../../../../platform/table-file/write-csv.ts'
import type { Comment } from '../model.ts'
import type { da } from './texts.da.ts'

export function commentsAsCsv(comments: readonly Comment[], t: typeof da): string {
  const head = [t.when, t.chapter, t.who, t.words, t.outcome, t.ourAnswer, t.isPublic]
  const lines = comments.map((one) => [
    one.writtenAt.toISOString(),
    one.chapterTitle || t.whole,
    one.who || t.resident,
    one.words,
    one.outcome ? t.outcomes[one.outcome] : t.waiting,
    one.answer,
    one.isPublic ? t.isPublic : t.notPublic,
  ])
  return csvFile([head, ...lines].map(csvLine))
}
