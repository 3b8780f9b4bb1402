// All that is said on the pages of a file, with what is said of files and of figures anywhere.
import { da as fileDa } from '../../../../platform/table-file/texts.da.ts'
import { en as fileEn } from '../../../../platform/table-file/texts.en.ts'
import { da as saidDa } from '../said/texts.da.ts'
import { en as saidEn } from '../said/texts.en.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const texts = {
  da: { ...da, errors: { ...fileDa, ...saidDa, ...da.errors } },
  en: { ...en, errors: { ...fileEn, ...saidEn, ...en.errors } },
}
