// How the plan looks in Word: real styles, so that a case system and a screen reader find the headings, in letters that every office has.
import { AlignmentType, type ILevelsOptions, type IStylesOptions, LevelFormat } from 'docx'
import { colours } from '../../../../platform/paper/pdf/style.ts'

/** Word writes colours without the sign before them. */
const inWord = (colour: keyof typeof colours) => colours[colour].slice(1)
const ink = inWord('ink')
export const quiet = inWord('quiet')
export const harbour = inWord('harbour')
export const rust = inWord('rust')
export const rule = inWord('rule')
export const sand = inWord('sand')

const FONT = 'Calibri'
/** Lists deeper than this keep the deepest level's indent. */
export const DEEPEST = 5
export const INDENT = 425

const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: harbour },
  paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
})

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 22, color: ink, language: { value: 'da-DK' } },
      paragraph: { spacing: { after: 140, line: 288 } },
    },
    title: { run: { font: FONT, size: 52, bold: true, color: harbour }, paragraph: { spacing: { after: 240 } } },
    heading1: heading(36, 480),
    heading2: heading(28, 320),
    heading3: heading(24, 240),
    hyperlink: { run: { color: harbour, underline: {} } },
  },
  paragraphStyles: [
    { id: 'Quote', name: 'Quote', basedOn: 'Normal', run: { italics: true }, paragraph: { spacing: { after: 120 } } },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true, color: harbour },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 18, color: quiet }, paragraph: { spacing: { after: 60 } } },
    { id: 'Mark', name: 'Mark', basedOn: 'Normal', run: { bold: true, color: rust } },
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 20 }, paragraph: { spacing: { after: 0, line: 259 } } },
  ],
}

const levels = (of: (level: number) => Pick<ILevelsOptions, 'format' | 'text'>): ILevelsOptions[] =>
  Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
    ...of(level),
  }))

export const numbering = {
  config: [
    { reference: 'points', levels: levels((level) => ({ format: LevelFormat.BULLET, text: level % 2 === 0 ? '•' : '–' })) },
    { reference: 'numbers', levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.` })) },
  ],
}
