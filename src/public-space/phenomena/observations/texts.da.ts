// Ordene om en observation.
import type { HowMany } from './model.ts'

export const da = {
  title: 'Skriv ned, hvad du så',
  lead: 'Svar med det, du selv har set på stedet. “Det var der ikke” er også et svar. Skriv aldrig om enkelte personer.',
  fields: {
    where: 'Hvor?',
    kind: 'Hvad så du efter?',
    on: 'Hvilken dag?',
    time: 'Hvornår på dagen?',
    howMany: 'Hvor tit, mens du var der?',
  },
  onHint: 'For eksempel 3, 12 og 2026.',
  howMany: { none: 'Det var der ikke', once: 'Én gang', few: 'Nogle få gange (2-4)', many: 'Mange gange (5 eller flere)' } as Record<
    HowMany,
    string
  >,
  ofPhenomenon: (name: string) => `Fænomen: ${name}`,
  save: 'Gem observationen',
  cancel: 'Fortryd',
  none: 'Byen har ingen kendte steder endnu.',
  errors: {
    where: 'Vælg stedet på listen.',
    kind: 'Vælg, hvad du så efter.',
    day: 'Skriv dag, måned og år.',
    dayAhead: (came: string) => `Dagen ${came} er ikke kommet endnu.`,
    time: 'Vælg, hvornår på dagen det var.',
    howMany: 'Vælg, hvor tit du så det.',
  } as Record<string, string | ((came: string) => string)>,
}
