// A rule in words: what it is for, who handles it, and by when.
import type { Frame } from '@trygby/ui'
import type { da as words } from '../../reports/texts.da.ts'
import type { Rule } from '../model.ts'
import type { da } from './texts.da.ts'

export interface RuleWords {
  frame: Frame
  t: typeof da
  w: typeof words
  areas: readonly { id: string; name: string }[]
}

export function forWhat({ t, w, areas }: Omit<RuleWords, 'frame'>, rule: Pick<Rule, 'kinds' | 'areas' | 'times'>): string {
  const areaName = (id: string) => areas.find((area) => area.id === id)?.name ?? t.removedArea
  return [
    rule.kinds.length > 0 ? rule.kinds.map((kind) => w.kinds[kind]).join(', ') : t.allKinds,
    rule.areas.length > 0 ? rule.areas.map(areaName).join(', ') : t.everywhere,
    rule.times.length > 0 ? rule.times.map((time) => w.times[time]).join(', ') : t.always,
  ].join('; ')
}

export const toWhom = (t: typeof da, { team, organisation }: Pick<Rule, 'team' | 'organisation'>): string =>
  team ? t.team(team.name) : organisation ? t.partner(organisation.name) : t.gone

export const deadlineOf = (t: typeof da, { deadline }: Pick<Rule, 'deadline'>): string =>
  deadline ? t[deadline.kind](deadline.days) : t.byCategory

/** The whole of it in one line, for the list of changes. */
export const inOneLine = (of: Omit<RuleWords, 'frame'>, rule: Rule): string =>
  `${rule.place}. ${rule.name}: ${forWhat(of, rule)} → ${toWhom(of.t, rule)}, ${deadlineOf(of.t, rule)}, ${rule.isOn ? of.t.on : of.t.off}`
