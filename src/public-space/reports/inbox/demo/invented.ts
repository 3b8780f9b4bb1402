// What the invented reports say and where they lie: streets of the demonstration town, closed answers, and a few sentences.
import type { Kind, Outcome } from '../../model.ts'

/** The invented streets, with how far their numbers go, by quarter. */
export const inventedStreets = {
  north: [
    ['Demovej', 60],
    ['Prøvestræde', 60],
    ['Eksempelgangen', 40],
  ],
  south: [
    ['Øvelsesvej', 60],
    ['Modelvænget', 40],
  ],
} as const satisfies Record<string, readonly (readonly [street: string, numbers: number])[]>
export type Quarter = keyof typeof inventedStreets

/** How often each kind comes; those that are not here come once or twice a year. */
export const frequent: Partial<Record<Kind, number>> = {
  lamp: 12,
  litter: 8,
  bush: 5,
  path: 3,
  graffiti: 5,
  broken: 3,
  mopeds: 18,
  noise: 9,
  'shouting-blocking': 4,
  fireworks: 3,
  'too-dark': 12,
  deserted: 5,
  'being-followed': 2,
  shouting: 5,
  life: 5,
  light: 4,
  green: 3,
}

/** What people write of faults and disturbances. */
export const sentences: Partial<Record<Kind, readonly string[]>> = {
  lamp: ['Lampen ved stien har været slukket i en uge.', 'Der er helt sort mellem blokkene om aftenen.', 'Lampen blinker hele natten.'],
  litter: ['Skraldespanden er fuld hver mandag.', 'Der ligger glas på legepladsen.'],
  bush: ['Busken skygger for hjørnet, så man ikke kan se cyklerne.'],
  path: ['Der er et hul i fliserne, hvor børn vælter.'],
  graffiti: ['Der er malet på gavlen igen.'],
  broken: ['Bænken ved legepladsen mangler en planke.'],
  mopeds: [
    'De kører hurtigt mellem blokkene, hvor børnene leger.',
    'Der bliver kørt på knallert på stien hver aften efter klokken otte.',
    'Jeg tør ikke lade min søn gå til træning alene.',
  ],
  noise: ['Der bliver spillet høj musik ved bordene til over midnat.'],
  'shouting-blocking': ['Man kan ikke komme forbi døren uden at blive råbt efter.'],
  fireworks: ['Der bliver skudt raketter af mellem husene.'],
}

/** Words that nobody has read yet, some with a number in them, to show what is hidden until somebody has. */
export const unread: Partial<Record<Kind, string>> = {
  lamp: 'Lampen er gået igen. Ring til mig på 20 00 00 00.',
  mopeds: 'Knallerterne holder ved nummer 12 hver fredag.',
  noise: 'Musik til klokken to. Skriv til nabo@example.invalid, hvis I kommer forbi.',
}

/** How it mostly ends, and what everybody is told. */
export const endings: Record<'fault' | 'disturbance' | 'unsafe' | 'good', readonly (readonly [Outcome, string])[]> = {
  fault: [
    ['solved', 'Tak for din besked. Vi har været på stedet, og det er lavet.'],
    ['solved', 'Det er lavet nu. Sig til, hvis det ikke virker.'],
    ['not-ours', 'Stedet er ikke byens. Vi har sagt det til den, der ejer stedet.'],
    ['no-longer', 'Vi har været på stedet, og der var ikke noget i vejen mere.'],
  ],
  disturbance: [
    ['partly', 'Gadeplan er på stedet tre aftener om ugen. Det er blevet mindre, men ikke væk.'],
    ['solved', 'Vi har talt med dem, der er på stedet, og sat bomme op. Det er holdt op.'],
    ['not-solved', 'Vi har prøvet flere ting. Det er ikke blevet bedre endnu. Vi arbejder videre med stedet.'],
  ],
  unsafe: [
    ['solved', 'Vi har sat mere lys op og klippet buskene ned. Tak, fordi du sagde det.'],
    ['partly', 'Vi har sat en lampe op. Resten af stien følger til foråret.'],
  ],
  good: [['no-longer', 'Tak, fordi du fortalte om et godt sted. Vi husker det, når vi planlægger nyt.']],
}
