// The words of a resident's report in every language they are written in.
import { ar as reportsAr } from '../texts.ar.ts'
import { da as reportsDa } from '../texts.da.ts'
import { en as reportsEn } from '../texts.en.ts'
import { pl as reportsPl } from '../texts.pl.ts'
import { tr as reportsTr } from '../texts.tr.ts'
import { ur as reportsUr } from '../texts.ur.ts'
import { ar } from './texts.ar.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { pl } from './texts.pl.ts'
import { tr } from './texts.tr.ts'
import { ur } from './texts.ur.ts'

export const flowTexts = { da, en, tr, ur, ar, pl }
export const answerTexts = { da: reportsDa, en: reportsEn, tr: reportsTr, ur: reportsUr, ar: reportsAr, pl: reportsPl }
