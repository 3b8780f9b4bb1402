// Ordene på forsiden: byens løfte og de fire mål.
import type { Goal } from './model.ts'
import type { PaperWords } from './wording/model.ts'

interface GoalWords extends PaperWords {
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
      why: 'Tryghed er noget, man mærker. Den vokser, når vi kender hinanden, når der er liv i gaderne, og når man hører til. Her bor mange slags mennesker. Det er en styrke, og der er plads til alle. Den, der er utryg, går en omvej eller bliver hjemme. Derfor spørger vi først, hvordan det føles. Bagefter ser vi på anmeldelserne.',
      notYet: 'Tal kommer, når borgerne er spurgt om, hvor trygge de er.',
    },
    'fewer-victims': {
      title: 'Færre ofre',
      text: 'Borgere og virksomheder møder mindre kriminalitet, end man kan vente i en by som denne.',
      why: 'Ingen skal være offer for en forbrydelse. Men byer er ikke ens. Nogle har flere unge og flere med det svært. Derfor måler vi mod det, man kan vente i en by som vores. Som ventet er ikke nok. Målet er først nået, når der er færre ofre end det.',
      notYet: 'Tal kommer, når de er hentet fra Danmarks Statistik og regnet igennem.',
    },
    'new-generations': {
      title: 'Nye årgange, mindre kriminalitet',
      text: 'Børn og unge trives, har noget at gå til og voksne, der tror på dem. De bruger det, de kan, og lykkes i deres eget liv.',
      why: 'Vi begynder tidligt og sammen med forældrene. Det kan trække den forkerte vej, når livet leves på gaden, når skole eller hjem er svært, eller når der er misbrug. Fritid, gode venner og voksne at se op til trækker den rigtige vej. Vi bygger på det, børn og unge kan. Så begår hver ny årgang mindre kriminalitet end den før.',
      notYet: 'Tal kommer, når årgange kan måles mod hinanden ved samme alder.',
    },
    'future-without-crime': {
      title: 'En fremtid uden kriminalitet',
      text: 'Har du begået kriminalitet, er der en vej videre, uanset din alder. Den går gennem fritid, skole, job, støtte og en plads blandt os. Vi er forskellige, og det gør byen stærk.',
      why: 'Der er altid noget, der virker. Kultur, fritid, uddannelse og job giver noget at stå op til. Støtte og behandling kan gøre det muligt at være med. Alle skal kunne tage del i byen som medborgere. Vi ser på det, man kan, og accepterer ingen kriminalitet.',
      notYet: 'Tal kommer, når byen tæller, hvor mange der kom i gang med skole, job eller fritid.',
    },
  } as Record<Goal, GoalWords>,
  /** Vejen til tallene bag et mål. */
  toFigures: (n: string) => `Se tallene for mål ${n}`,
  noFigures: 'Ingen tal endnu',
  held: 'Det, vi er nået, skal holdes',
  heldText:
    'Byen har gode resultater bag sig. Derfor ser vi på tallene igen og igen: Hvad ser vi? Hvad aftaler vi? Hvad gør vi? Hvad lærte vi?',
}
