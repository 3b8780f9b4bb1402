// The demonstration's twelve efforts, with everything that happened to them; one command takes them away again.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import { daysAfter, todayInTown } from '../../platform/form/model.ts'
import { allOrganisations } from '../../platform/people/organisations/store.ts'
import { listAreas } from '../../platform/town/area/store.ts'
import { listDepartments } from '../../platform/town/department/store.ts'
import { departments, type InventedEffort, people, quarters } from './demo/invented.ts'
import { proactive } from './demo/proactive.ts'
import { inPublicSpace } from './demo/public-space.ts'
import { reactive } from './demo/reactive.ts'
import { fillStory, proposedAt } from './demo/story.ts'
import { listColleagues, makeEffort } from './store.ts'

const efforts = [...inPublicSpace, ...proactive, ...reactive]

/** Identifiers of the invented efforts by a word for each, for the other parts of the demonstration. */
export const inventedEfforts = {
  light: inPublicSpace[0]?.id ?? '',
  walks: inPublicSpace[1]?.id ?? '',
  mopeds: inPublicSpace[2]?.id ?? '',
  guards: inPublicSpace[3]?.id ?? '',
  clean: inPublicSpace[4]?.id ?? '',
  neighbours: proactive[0]?.id ?? '',
  leisurePass: proactive[1]?.id ?? '',
  roleModels: proactive[2]?.id ?? '',
  shops: proactive[3]?.id ?? '',
  openHall: proactive[4]?.id ?? '',
  contact: reactive[0]?.id ?? '',
  sparetimeJob: reactive[1]?.id ?? '',
}

interface Town {
  areas: Map<string, string>
  departments: Map<string, string>
  colleagues: Map<string, string>
  today: string
}

const byName = (rows: { id: string; name: string }[]): Map<string, string> => new Map(rows.map(({ id, name }) => [name, id]))

/** Runs as the machinery, after areas, departments, people and partners are there. Dates lie around `today`, so that the town stays in the middle of things. */
export async function fillEfforts(tx: Tx, today = todayInTown()): Promise<void> {
  const town: Town = {
    areas: byName(await listAreas(tx)),
    departments: byName(await listDepartments(tx)),
    colleagues: byName(await listColleagues(tx)),
    today,
  }
  const organisations = byName(await allOrganisations(tx))
  for (const effort of efforts) {
    await makeEffort(tx, contentOf(effort, town), { id: effort.id, byName: people[effort.owner], at: proposedAt(effort, today) })
    // Partners, steps and verdicts go with the effort they belong to.
    await markAsDemonstration(tx, 'goals.effort', effort.id)
    await fillStory(tx, effort, { organisations, today })
  }
}

const contentOf = (effort: InventedEffort, town: Town) => ({
  name: { da: effort.name[0], en: effort.name[1] },
  what: { da: effort.what[0], en: effort.what[1] },
  kind: effort.kind,
  goals: effort.goals,
  subGoals: [],
  isWholeTown: effort.areas.length === 0,
  areas: effort.areas.flatMap((area) => town.areas.get(quarters[area]) ?? []),
  whereText: effort.where ?? '',
  ageGroups: effort.ages ?? [],
  audiences: effort.audiences,
  forWhom: effort.forWhom ?? '',
  department: town.departments.get(departments[effort.department]) ?? null,
  owner: town.colleagues.get(people[effort.owner]) ?? null,
  from: daysAfter(town.today, effort.from),
  to: effort.to === null ? null : daysAfter(town.today, effort.to),
  cost: effort.cost,
  funding: effort.funding,
  harm: effort.harm,
  evidence: effort.evidence,
  evidenceRefs: [],
  isPublic: effort.isPublic,
})
