// Byens ord for det, en indsats kan være: art, trin, alder, gruppe og dom. Ét ord for hver ting, på alle sider og i planen.
import type { Goal } from '../../goals/model.ts'
import type { AgeGroup, Audience, Kind, State, Verdict } from '../model.ts'

export const da = {
  goals: {
    'safe-town': 'Mål 1: En tryg by',
    'fewer-victims': 'Mål 2: Færre ofre',
    'new-generations': 'Mål 3: Nye årgange, mindre kriminalitet',
    'future-without-crime': 'Mål 4: En fremtid uden kriminalitet',
  } as Record<Goal, string>,
  /** Målet i ét ord, hvor der er trangt. */
  goalNumbers: {
    'safe-town': 'Mål 1',
    'fewer-victims': 'Mål 2',
    'new-generations': 'Mål 3',
    'future-without-crime': 'Mål 4',
  } as Record<Goal, string>,
  kinds: {
    proactive: 'Proaktiv forebyggelse',
    reactive: 'Reaktiv forebyggelse',
    'public-space': 'Det offentlige rum',
  } as Record<Kind, string>,
  states: { idea: 'Idé', planned: 'Planlagt', going: 'I gang', paused: 'På pause', ended: 'Slut', judged: 'Bedømt' } as Record<
    State,
    string
  >,
  ages: {
    '0-5': '0-5 år',
    '6-12': '6-12 år',
    '13-17': '13-17 år',
    '18-24': '18-24 år',
    '25-64': '25-64 år',
    '65-': '65 år og over',
  } as Record<AgeGroup, string>,
  /** Som valg i en liste. */
  audiences: {
    everybody: 'Alle',
    children: 'Børn',
    'young-people': 'Unge',
    parents: 'Forældre',
    residents: 'Borgere',
    visitors: 'Gæster i byen',
    businesses: 'Virksomheder',
    associations: 'Foreninger',
    professionals: 'Fagfolk',
    'people-on-the-way-out': 'Mennesker på vej ud af kriminalitet',
  } as Record<Audience, string>,
  verdicts: {
    worked: 'Virkede',
    promising: 'Lovende',
    'no-effect': 'Ingen virkning',
    harmful: 'Gjorde skade',
    'cannot-tell': 'Kan ikke siges',
  } as Record<Verdict, string>,
}
