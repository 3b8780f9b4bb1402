// Ordene om henvendelser, ens overalt: døre, hvad der sker, hvornår, hvad det gør ved folk, status og udfald.
import type { Channel, Consequence, DayTime, Door, HowOften, Kind, Outcome, SaidBy, State, Weekdays } from './model.ts'

const doors: Record<Door, string> = { unsafe: 'Utrygt sted', disturbance: 'Forstyrrelse', fault: 'Fejl på stedet', good: 'Godt sted' }

const doorSays: Record<Door, string> = {
  unsafe: 'Jeg føler mig utryg et sted',
  disturbance: 'Noget forstyrrer os igen og igen',
  fault: 'Noget er i stykker eller mørkt',
  good: 'Her er godt at være',
}

const doorHints: Record<Door, string> = {
  unsafe: 'En sti, en plads, et stoppested.',
  disturbance: 'Knallerter med høj fart, råb, larm, løse hunde.',
  fault: 'En lampe, en busk, en sti, affald.',
  good: 'Liv, lys, gode møder.',
}

const kinds: Record<Kind, string> = {
  'too-dark': 'Der er for mørkt',
  'hard-to-see': 'Jeg kan ikke se, hvem der kommer',
  deserted: 'Der er øde',
  'no-way-out': 'Der er kun én vej ud',
  'run-down': 'Stedet er forfaldent',
  shouting: 'Nogen råber efter folk',
  'blocking-the-way': 'Nogen spærrer vejen',
  'being-followed': 'Jeg er blevet fulgt efter',
  'other-unsafe': 'Noget andet gør mig utryg',
  mopeds: 'Knallerter eller biler med høj fart',
  'shouting-blocking': 'Råb, eller vejen bliver spærret',
  noise: 'Larm',
  drinking: 'Der bliver drukket, og det går ud over andre',
  'open-drugs': 'Stoffer bliver solgt eller brugt åbent',
  'loose-dogs': 'Løse hunde',
  fireworks: 'Fyrværkeri',
  damage: 'Ting bliver ødelagt',
  'other-disturbance': 'Noget andet forstyrrer',
  lamp: 'Lampe, der ikke lyser',
  bush: 'Busk eller træ i vejen',
  path: 'Hul eller skade på sti eller vej',
  graffiti: 'Graffiti',
  litter: 'Affald',
  broken: 'Bænk, hegn eller andet er i stykker',
  'other-fault': 'En anden fejl',
  life: 'Der er liv',
  light: 'Der er godt lys',
  'kind-meetings': 'Folk hilser på hinanden',
  green: 'Der er grønt',
  play: 'Der er plads til leg',
  'other-good': 'Noget andet er godt',
}

const times: Record<DayTime, string> = { morning: 'Morgen (6-9)', day: 'Dag (9-17)', evening: 'Aften (17-23)', night: 'Nat (23-6)' }
const weekdays: Record<Weekdays, string> = { weekdays: 'Mest på hverdage', weekend: 'Mest i weekenden', all: 'Alle dage' }
const howOften: Record<HowOften, string> = {
  once: 'Det skete én gang',
  monthly: 'Et par gange om måneden',
  weekly: 'Hver uge',
  'most-days': 'Næsten hver dag',
}

const consequences: Record<Consequence, string> = {
  'other-way': 'Jeg går en anden vej',
  'other-time': 'Jeg kommer på andre tider',
  'not-alone': 'Jeg går der ikke alene',
  'stay-home': 'Jeg bliver hjemme',
  'child-not-let': 'Mit barn får ikke lov at gå der',
  'sleep-badly': 'Jeg sover dårligt',
  'near-accident': 'Det var lige ved at gå galt',
  'come-more': 'Jeg kommer her mere',
  'stay-longer': 'Jeg bliver her længere',
  'meet-others': 'Jeg møder andre her',
  'child-let': 'Mit barn må gå her alene',
  none: 'Ikke noget af det',
}

const states: Record<State, string> = {
  received: 'Modtaget',
  assessed: 'Vurderet',
  waiting: 'Venter',
  'with-partner': 'Hos en partner',
  planned: 'Planlagt',
  'in-progress': 'I gang',
  closed: 'Lukket',
  'reopen-asked': 'Bedt om at åbne igen',
  reopened: 'Åbnet igen',
}

const outcomes: Record<Outcome, string> = {
  solved: 'Løst',
  partly: 'Delvist løst',
  'not-solved': 'Ikke løst',
  'not-ours': 'Ikke byens opgave',
  duplicate: 'Lagt sammen med en anden',
  'no-longer': 'Sker ikke mere',
}

const saidBy: Record<SaidBy, string> = { reporter: 'Den, der henvendte sig', staff: 'Byen', partner: 'En partner', somebody: 'En anden' }
const channels: Record<Channel, string> = { web: 'Hjemmesiden', phone: 'Telefon', paper: 'Papir', open311: 'Et andet system' }

export const da = { doors, doorSays, doorHints, kinds, times, weekdays, howOften, consequences, states, outcomes, saidBy, channels }
