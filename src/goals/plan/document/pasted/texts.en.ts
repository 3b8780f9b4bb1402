// The words when something has been pasted from Word or a web page.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  cleaned: 'The text has been pasted and tidied. Headings, lists, tables and links are kept. Read it through before you save.',
}
