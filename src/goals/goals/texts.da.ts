// Ordene på forsiden: byens løfte og de fire mål.
import type { Goal } from './model.ts'

interface GoalWords {
  title: string
  text: string
  /** Når der ikke er tal endnu: hvad der mangler. */
  notYet: string
}

export const da = {
  title: (town: string) => `${town} – en tryg by`,
  lead: 'Her skal alle kunne føle sig trygge, hele døgnet. Vi forebygger sammen, og vi siger ærligt, hvordan det går.',
  goalsTitle: 'Byens fire mål',
  number: (n: string) => `Mål ${n}`,
  goals: {
    'safe-town': {
      title: 'En tryg by',
      text: 'Borgere og gæster føler sig trygge, når de bor og færdes her, dag og nat. Det vokser af gode naboer, liv i gaderne og at høre til.',
      notYet: 'Tal kommer, når borgerne er spurgt om, hvor trygge de er.',
    },
    'fewer-victims': {
      title: 'Færre ofre',
      text: 'Borgere og virksomheder møder mindre kriminalitet, end man kan vente i en by som denne.',
      notYet: 'Tal kommer, når de er hentet fra Danmarks Statistik og regnet igennem.',
    },
    'new-generations': {
      title: 'Nye årgange, mindre kriminalitet',
      text: 'Børn og unge trives, har noget at gå til og voksne, der tror på dem. De bruger det, de kan, og lykkes i deres eget liv.',
      notYet: 'Tal kommer, når årgange kan måles mod hinanden ved samme alder.',
    },
    'future-without-crime': {
      title: 'En fremtid uden kriminalitet',
      text: 'Har du begået kriminalitet, er der en vej videre, uanset din alder. Den går gennem fritid, skole, job, støtte og en plads blandt os. Vi er forskellige, og det gør byen stærk.',
      notYet: 'Tal kommer, når byen tæller, hvor mange der kom i gang med skole, job eller fritid.',
    },
  } as Record<Goal, GoalWords>,
  noFigures: 'Ingen tal endnu',
  held: 'Det, vi er nået, skal holdes',
  heldText:
    'Byen har gode resultater bag sig. Derfor ser vi på tallene igen og igen: Hvad ser vi? Hvad aftaler vi? Hvad gør vi? Hvad lærte vi?',
}
