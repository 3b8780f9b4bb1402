// Counts only, never persons: signs that a file names people, found before anything of it is kept.
import { holdsPersonNumber } from '../../../form/model.ts'
import type { Sheet } from '../../../table-file/model.ts'

const naming =
  /^(fulde? ?navn|fornavn|for- og efternavn|efternavn|mellemnavn|navn|names?|full ?names?|first ?names?|last ?names?|surnames?|person(en)?s? ?navn|borgers? ?navn|cpr|cpr[-. ]?(nr|nummer|no)\.?|person(nr|nummer)\.?|social security (number|no)|(bopæls|hjemme)?adresse|(home )?address|telefon|(telefon|tlf|mobil)[-. ]?(nr|nummer)\.?|tlf\.?|mobil(telefon)?|(tele)?phone( ?(number|no))?|mobile|e-?mail([- ]?(adresse|address))?|mail(adresse)?|fødselsdato|fødselsdag|født|birth ?(date|day)|date of birth)$/i
const mailAddress = /^\S+@\S+\.\p{L}{2,}$/u
const telephone = /^(?:(?:\+|00)45 ?)?[2-9]\d(?: ?\d\d){3}$/

export interface PersonSign {
  column: string
  /** What gives it away: the heading itself, or what its cells look like. */
  sign: 'heading' | 'personNumber' | 'mail' | 'telephone'
}

/** The first column that seems to be about single people; null when none does. One personal number is enough, telephone numbers must be a fifth of the column. */
export function findPersons({ columns, rows }: Sheet): PersonSign | null {
  const heading = columns.find((one) => naming.test(one.trim()))
  if (heading !== undefined) return { column: heading, sign: 'heading' }
  const telephones = new Array<number>(columns.length).fill(0)
  for (const { cells } of rows)
    for (const [place, cell] of cells.entries()) {
      const text = String(cell).trim()
      const column = columns[place] ?? ''
      if (text.length < 6) continue
      if (holdsPersonNumber(text)) return { column, sign: 'personNumber' }
      if (mailAddress.test(text)) return { column, sign: 'mail' }
      if (telephone.test(text)) telephones[place] = (telephones[place] ?? 0) + 1
    }
  const place = telephones.findIndex((n) => n > 0 && n >= rows.length / 5)
  return place < 0 ? null : { column: columns[place] ?? '', sign: 'telephone' }
}
