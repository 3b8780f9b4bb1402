// Ordene om at vurdere et mål: de fem ord, siden at skrive på, og hvad der siges, når tal og mennesker er uenige.
import type { Movement } from '../model.ts'
import type { Agreement, MovementCounts } from './model.ts'

const listed = (parts: string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} og ${parts.at(-1)}`)

export const da = {
  /** Tallene om et mål i en sætning; de lægges ikke sammen til én karakter. */
  figuresSay: (counts: MovementCounts): string => {
    const { withoutFigures, ...moved } = counts
    const all = withoutFigures + Object.values(moved).reduce((sum, n) => sum + n, 0)
    if (all === 0) return 'Målet har ingen indikatorer endnu.'
    if (all === withoutFigures) return 'Der er ingen tal endnu.'
    const words = {
      better: 'bedre',
      worse: 'værre',
      held: 'holdt',
      'no-clear-change': 'uden klar ændring',
      'cannot-tell': 'kan ikke siges',
      withoutFigures: 'uden tal endnu',
    }
    const order = ['better', 'worse', 'held', 'no-clear-change', 'cannot-tell', 'withoutFigures'] as const
    return `Tallene siger: ${listed(order.filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${words[key]}`))}.`
  },
  agreement: {
    same: 'Tallene siger det samme.',
    partly: 'Nogle tal siger det samme. Andre siger noget andet.',
    differs: 'Tallene siger ikke det samme. Begge dele står her.',
    'figures-silent': 'Tallene kan ikke sige det endnu. Vurderingen står alene.',
  } as Record<Agreement, string>,
  signed: (name: string, day: string) => `Underskrevet: ${name}, ${day}`,
  title: (goal: string) => `Vurder målet: ${goal}`,
  lead: 'Skriv, hvordan I mener, det går. Vurderingen står ved siden af tallene. De to må gerne være uenige.',
  beside: 'Det siger tallene nu',
  whichWay: 'Hvordan går det?',
  hints: {
    better: 'Vi mener, det er gået den rigtige vej.',
    worse: 'Vi mener, det er gået den forkerte vej.',
    held: 'Et godt resultat er holdt.',
    'no-clear-change': 'Vi ser ingen klar forskel.',
    'cannot-tell': 'Vi ved for lidt til at sige det.',
  } as Record<Movement, string>,
  wordsDa: 'Hvorfor mener I det?',
  wordsDaHint: 'Skriv, hvad I bygger på, og hvad I er i tvivl om. Skriv ikke om enkelte personer.',
  wordsEn: 'Det samme på engelsk',
  englishHint: 'Uden engelsk tekst viser den engelske side den danske.',
  signedBy: 'Underskrift',
  signedHint: 'Jeres kontor eller dit navn. Alle kan se det. Dagen kommer på af sig selv.',
  sign: 'Underskriv',
  forGood: 'En vurdering kan ikke rettes bagefter. I stedet skriver I en ny, og den gamle står der stadig.',
  errors: {
    movement: 'Vælg, hvordan det går.',
    wordsDa: 'Skriv på dansk, hvorfor I mener det. Mindst 10 tegn.',
    wordsLong: (came: string) => `Teksten må højst have 4.000 tegn. Den har ${came.length.toLocaleString('da-DK')}.`,
    signedBy: 'Skriv, hvem der underskriver.',
    signedLong: 'Underskriften må højst have 120 tegn.',
  },
}
