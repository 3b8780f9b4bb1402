// Ordene om, hvordan et tal bevæger sig, og hvor sikkert det er.
import type { Movement } from '../../goals/model.ts'
import type { Aim, Frequency } from '../model.ts'
import type { MovementReason, TargetStanding } from '../movement.ts'

/** Det, en sætning om en bevægelse kan bruge: tid og tal i læserens egen skrivemåde. */
interface Moved {
  from: string
  to: string
  margin: string
}

export const da = {
  movements: {
    better: 'Bedre',
    worse: 'Værre',
    held: 'Holdt',
    'no-clear-change': 'Ingen klar ændring',
    'cannot-tell': 'Kan ikke siges',
  } as Record<Movement, string>,
  /** Svaret i én sætning. */
  answers: {
    better: ({ from, to }) => `Det er blevet bedre fra ${from} til ${to}.`,
    worse: ({ from, to }) => `Det er blevet værre fra ${from} til ${to}.`,
    held: ({ from, to }) => `Det har holdt sig fra ${from} til ${to}.`,
    'no-clear-change': ({ from, to }) => `Der er ingen klar ændring fra ${from} til ${to}.`,
    'cannot-tell': () => 'Vi kan ikke sige, om det er blevet bedre eller værre.',
  } as Record<Movement, (moved: Moved) => string>,
  /** Hvorfor svaret er, som det er. */
  why: {
    'no-figures': () => 'Der er ingen tal endnu.',
    'no-baseline': () => 'Vi har ikke tallet fra den tid, vi vil måle fra.',
    'one-period': ({ from }) => `Vi måler fra ${from}, og der er ikke kommet et tal for tiden efter.`,
    'break-between': () => 'Der blev talt på en ny måde imellem de to tal. De kan ikke sammenlignes.',
    'no-interval': () => 'Vi ved ikke, hvor sikre tallene er. Derfor siger vi ikke, om de har flyttet sig.',
    'no-terms': () => 'Udgivelsen siger ikke, hvad tallet skal måles mod.',
    'too-thin': ({ margin }) => `Tallene er for usikre. Det kan både være steget og faldet med mere end ${margin}.`,
    'within-margin': ({ margin }) => `Ændringen er mindre end ${margin}, også når usikkerheden er regnet med. Så lidt betyder ikke noget.`,
    'good-side': () => 'En så stor ændring er sjældent et tilfælde.',
    'bad-side': () => 'En så stor ændring er sjældent et tilfælde.',
    'around-zero': () => 'Det, vi ser, kan være et tilfælde.',
  } as Record<MovementReason, (moved: Moved) => string>,
  change: (difference: string, lower: string, upper: string) => `Ændringen er ${difference}. Den ligger nok mellem ${lower} og ${upper}.`,
  points: 'procentpoint',
  readAlone: 'Hvert tal læses for sig. Ser man på mange tal på én gang, vil nogle få flytte sig ved et tilfælde.',
  figure: (value: string, unit: string, period: string) => `${value} ${unit} i ${period}`,
  figureOnDay: (value: string, unit: string, day: string) => `${value} ${unit} den ${day}`,
  interval: (lower: string, upper: string) => `mellem ${lower} og ${upper}`,
  n: (n: string) => `n\u00a0=\u00a0${n}`,
  standings: {
    reached: 'Målet er nået',
    'not-yet': 'Målet er ikke nået endnu',
    'cannot-tell': 'Vi kan ikke sige, om målet er nået',
  } as Record<TargetStanding, string>,
  aims: { raise: 'Tallet skal op', lower: 'Tallet skal ned', hold: 'Tallet skal holdes' } as Record<Aim, string>,
  goodIs: { higher: 'Højere er bedre', lower: 'Lavere er bedre' },
  frequencies: {
    month: 'Hver måned',
    quarter: 'Hvert kvartal',
    'half-year': 'Hvert halve år',
    year: 'Hvert år',
    'second-year': 'Hvert andet år',
    other: 'Med ujævne mellemrum',
  } as Record<Frequency, string>,
  periods: {
    half: (half: '1' | '2', year: string) => `${half === '1' ? 'første' : 'andet'} halvår ${year}`,
    quarter: (quarter: string, year: string) => `${quarter}. kvartal ${year}`,
    month: (month: number, year: string) =>
      `${['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'][month - 1]} ${year}`,
  },
}
