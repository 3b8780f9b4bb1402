// Ordene om at forstå et fænomen.
import { da as wording } from '../wording/texts.da.ts'

export const da = {
  title: 'Hvad tror vi, der ligger bag?',
  none: 'Ingen har skrevet det endnu.',
  edit: 'Skriv, hvad I tror',
  rhythm: 'Rytme',
  noRhythm: 'Ved vi ikke endnu',
  fields: { analysis: 'Hvorfor sker det netop her og på det tidspunkt?', rhythm: 'Hvordan er rytmen?' },
  hint: 'Skriv om stedet, tiden og det, der gør det let eller svært. Ikke om enkelte mennesker.',
  save: 'Gem',
  errors: {
    ...wording.errors,
    analysis: 'Skriv det med mindst ti tegn.',
    analysisLong: 'Skriv det med højst 4000 tegn.',
    rhythm: 'Vælg rytmen på listen.',
    stale: 'En kollega har rettet fænomenet imens. Se det efter, og gem igen.',
  } as Record<string, string | ((came: string) => string)>,
}
