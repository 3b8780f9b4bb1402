// A sheet of rows and columns as it was read from a file, before anybody has said what the columns mean.

export interface Sheet {
  columns: string[]
  /** A cell that the file itself holds as a number comes as one. `line` is that of the file, from 1. */
  rows: { line: number; cells: (string | number)[] }[]
  /** How it was read, to be shown: encoding and separator, or the name of the sheet; and a word whose letters may be read wrong. */
  form: { encoding?: string; separator?: string; sheet?: string; oddWord?: string }
}
