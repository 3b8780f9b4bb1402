// The list as a file: the same rows and the same words in CSV, workbook and JSON.
import { csvFile, csvLine } from '../../../../platform/table-file/write-csv.ts'
import type { EffortLine } from '../../model.ts'
import type { EffortWords } from '../../words/words.ts'
import type { da } from '../texts.da.ts'
import { workbookOf } from './workbook-in-thread.ts'

export interface ListFile {
  lines: EffortLine[]
  areaNames: ReadonlyMap<string, string>
  /** Whether the columns that only colleagues read come along. */
  isColleague: boolean
  t: typeof da
  w: EffortWords
}

type Cells = (line: EffortLine) => string

/** Heading and cell of each column, in order. Every cell is text: a list has nothing to reckon with. */
function columnsOf({ areaNames, isColleague, t, w }: ListFile): [heading: string, cell: Cells][] {
  const { columns } = t
  const areas: Cells = ({ isWholeTown, areas: ids }) =>
    [...(isWholeTown ? [t.choices.town] : []), ...ids.flatMap((id) => areaNames.get(id) ?? [])].join(', ')
  return [
    [columns.name, ({ name }) => name.da],
    [columns.nameEn, ({ name }) => name.en],
    [columns.state, ({ state }) => w.states[state]],
    [columns.kind, ({ kind }) => w.kinds[kind]],
    [columns.goals, ({ goals }) => goals.map((goal) => w.goals[goal]).join(', ')],
    [columns.areas, areas],
    [columns.ages, ({ ageGroups }) => ageGroups.map((age) => w.ages[age]).join(', ')],
    [columns.audiences, ({ audiences }) => audiences.map((one) => w.audiences[one]).join(', ')],
    [columns.department, ({ departmentName }) => departmentName],
    [columns.fromDay, ({ from }) => from ?? ''],
    [columns.toDay, ({ to }) => to ?? ''],
    [columns['verdict-on'], ({ verdictOn }) => verdictOn ?? ''],
    [columns.verdict, ({ verdict }) => (verdict ? w.verdicts[verdict] : '')],
    ...(isColleague
      ? ([
          [columns.owner, ({ ownerName }) => ownerName],
          [columns.public, ({ isPublic }) => (isPublic ? t.choices.public : t.choices.staff)],
        ] satisfies [string, Cells][])
      : []),
    [columns.id, ({ id }) => id],
  ]
}

/** Headings first, then a row for each effort. */
export function rowsOf(file: ListFile): string[][] {
  const columns = columnsOf(file)
  return [columns.map(([heading]) => heading), ...file.lines.map((line) => columns.map(([, cell]) => cell(line)))]
}

/** For Danish spreadsheets; nothing in it can run as a formula. */
export const asCsv = (file: ListFile): string => csvFile(rowsOf(file).map(csvLine))

/** Every text is a cell of type text, which a spreadsheet never runs. */
export const asWorkbook = (file: ListFile): Promise<Uint8Array<ArrayBuffer>> => workbookOf(file.t.sheet, rowsOf(file))

/** The same with the names the code has, so that a program can read it in any language. */
export const asJson = ({ lines, areaNames, isColleague }: ListFile): string =>
  JSON.stringify({
    format: 'trygby-efforts/1',
    efforts: lines.map(({ ownerName, isPublic, areas, department: _, ...line }) => ({
      ...line,
      areas: areas.flatMap((id) => areaNames.get(id) ?? []),
      ...(isColleague ? { ownerName, isPublic } : {}),
    })),
  })
