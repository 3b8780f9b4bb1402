// What a rule can choose from, whether what was chosen is there, and what the rule would have done.
import { createHash } from 'node:crypto'
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { allOrganisations } from '../../../platform/people/organisations/store.ts'
import { refused } from '../../../platform/result.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { listTeams } from '../../../platform/town/department/store.ts'
import { maySeeReports } from '../../reports/work/policy.ts'
import { dryRun } from '../dry-run/dry-run.ts'
import { lastMonth, reportsOfGroups } from '../dry-run/store.ts'
import type { Named, Rule, RuleForm } from '../model.ts'
import { categoriesOfKinds, listRules } from '../store.ts'
import type { DryRunSectionProps } from './dry-run-section.tsx'

export interface Chosen {
  teams: Named[]
  partners: Named[]
  areas: Named[]
}

/** The town's teams, its partners of today, and its areas. */
export async function choosable(tx: Tx): Promise<Chosen> {
  const partners = (await allOrganisations(tx)).filter(({ endedAt }) => endedAt === null)
  const areas = (await listAreas(tx)).filter(({ kind }) => kind !== 'outline')
  return { teams: await listTeams(tx), partners, areas }
}

/** Something that is gone meanwhile, or never was; null when all is there. */
export function isChosenThere({ teams, partners, areas }: Chosen, form: RuleForm) {
  const has = (list: Named[], id: string | null) => id === null || list.some((one) => one.id === id)
  if (!has(teams, form.team) || !has(partners, form.organisation)) return refused('whom', 'whom')
  return form.areas.every((id) => has(areas, id)) ? null : refused('areas', 'areas')
}

/** The form in one word: only what was tried, just as it stands, is saved. */
export const sealOf = ({ name, place, kinds, areas, times, team, organisation, deadline, isOn }: RuleForm): string =>
  createHash('sha256')
    .update(JSON.stringify([name, place, [...kinds].sort(), [...areas].sort(), [...times].sort(), team, organisation, deadline, isOn]))
    .digest('base64url')

const most = 50

/** Tries the rule on last month's reports. The counts come from the machinery, for the administrator sees no reports; the list does not. */
export async function tryRule(
  c: Ask,
  { teams, partners }: Chosen,
  form: RuleForm,
  id: string | null,
): Promise<DryRunSectionProps['tried']> {
  const groups = await c.var.workAsSystem(lastMonth, 'try a routing rule')
  const { today, categories } = await c.var.work(async (tx) => ({ today: await listRules(tx), categories: await categoriesOfKinds(tx) }))
  const rule: Rule = {
    ...form,
    // A new rule of the same place comes after those that are there.
    id: id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    revision: 0,
    team: teams.find((team) => team.id === form.team) ?? null,
    organisation: partners.find((partner) => partner.id === form.organisation) ?? null,
  }
  const run = dryRun(groups, today, [...today.filter((one) => one.id !== id), rule], categories)
  if (!maySeeReports(c.var.actor)) return { run, reports: null, most }
  const found = await c.var.work((tx) => reportsOfGroups(tx, run.moving, most))
  const reports = found.flatMap((report) => {
    const group = run.moving.find(
      (one) => one.kind === report.kind && one.area === report.area && String(one.times) === String(report.times),
    )
    return group ? [{ ...report, now: group.now, after: group.after }] : []
  })
  return { run, reports, most }
}
