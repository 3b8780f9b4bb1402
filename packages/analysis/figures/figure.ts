// What a figure of the documentation is: real data in, one drawing out, with its source and what it cannot say.

import type { Markish } from '@observablehq/plot'

/** Rows of a real data file as words, by column. */
export type Rows = Record<string, string>[]

export type Figure = {
  /** Name of the picture: docs/analysis/pictures/<name>.svg */
  readonly name: string
  /** What is seen, in one sentence; stands above the drawing and is its text for those who cannot see it. */
  readonly title: string
  /** Who counted it, where it was published, under which licence. */
  readonly source: string
  /** How many, and how sure. */
  readonly n: string
  /** What the figure cannot say. */
  readonly caution: string
  /** The drawing. `read` gives the rows of a file of the real data. */
  draw(read: (file: string) => Rows): Drawing | Promise<Drawing>
}

/** Marks and settings of Observable Plot. */
export type Drawing = { marks: Markish[]; [setting: string]: unknown }
