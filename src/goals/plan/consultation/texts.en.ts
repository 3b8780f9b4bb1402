// Words about a comment that both colleagues and those who are asked read: what came of it, and why words are left out.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  outcomes: { 'taken-up': 'Written in', partly: 'Partly written in', 'not-taken-up': 'Not written in', noted: 'Noted' },
  redactions: {
    person: 'Words are left out because they pointed at a person.',
    contact: 'An address or a number is left out.',
    offensive: 'Words are left out because they hurt or threatened somebody.',
  },
}
