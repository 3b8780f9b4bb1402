// A change in words, for whoever is about to make it or has made it.
import { formatDate, type Locale } from '@trygby/ui'
import type { da as reportWords } from '../../texts.da.ts'
import type { Change } from './model.ts'
import type { da } from './texts.da.ts'

export interface Wording {
  t: typeof da
  w: typeof reportWords
  locale: Locale
  teams: { id: string; name: string }[]
}

/** Each part of a change as one short phrase. */
export function changeInWords({ kind, team, isPublic, answerBy, to, outcome }: Change, { t, w, locale, teams }: Wording): string {
  const parts = [
    kind ? t.deeds.kind(w.kinds[kind]) : '',
    team ? t.deeds.team(teams.find(({ id }) => id === team)?.name ?? '') : '',
    team === null ? t.deeds.noTeam : '',
    isPublic === undefined ? '' : isPublic ? t.deeds.public : t.deeds.hidden,
    answerBy ? t.deeds.deadline(formatDate(answerBy, locale)) : '',
    to ? t.deeds.state(w.states[to]) : '',
    outcome ? t.deeds.outcome(w.outcomes[outcome]) : '',
  ]
  return parts.filter(Boolean).join('. ')
}
