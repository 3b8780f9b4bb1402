// What a town needs before it can be used, and which of it is there.

export const topicKeys = [
  'town',
  'contact',
  'areas',
  'places',
  'streets',
  'departments',
  'categories',
  'holidays',
  'languages',
  'people',
] as const
export type TopicKey = (typeof topicKeys)[number]

/** The steps of the first-start guide: one topic each, and the last one ends it. */
export const guideSteps = [...topicKeys, 'finish'] as const
export type GuideStep = (typeof guideSteps)[number]

export interface Facts {
  name: string
  code: string
  hasContact: boolean
  areas: number
  places: number
  streets: number
  stretches: number
  departments: number
  teams: number
  categories: number
  holidays: number
  lastHoliday: string | null
  languages: number
  people: number
}

export interface Topic {
  key: TopicKey
  facts: Facts
  isReady: boolean
}

/** Each topic and whether it is ready. Holidays are ready when they reach past `today`. */
export function topicsOf(facts: Facts, today: string): Topic[] {
  const ready: Record<TopicKey, boolean> = {
    town: facts.name !== '' && facts.code !== '',
    contact: facts.hasContact,
    areas: facts.areas > 0,
    places: facts.places > 0,
    streets: facts.stretches > 0,
    departments: facts.teams > 0,
    categories: facts.categories > 0,
    holidays: facts.lastHoliday !== null && facts.lastHoliday >= today,
    languages: facts.languages > 0,
    people: facts.people > 1,
  }
  return topicKeys.map((key) => ({ key, facts, isReady: ready[key] }))
}

/** The step asked for, or else the first that is not ready. */
export function stepOf(asked: string | undefined, topics: Topic[]): GuideStep {
  const step = guideSteps.find((one) => one === asked)
  return step ?? guideSteps.find((one) => one === 'finish' || topics.some((topic) => topic.key === one && !topic.isReady)) ?? 'finish'
}

/** A room that is set up on pages of its own. */
export interface Further {
  /** Without the language. */
  path: string
  text: { da: { link: string }; en: { link: string } }
}
