// The demonstration's way of sending reports on: each kind with one of the invented categories, and two rules.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import { allOrganisations } from '../../platform/people/organisations/store.ts'
import { listAreas } from '../../platform/town/area/store.ts'
import { listCategories } from '../../platform/town/category/store.ts'
import { listTeams } from '../../platform/town/department/store.ts'
import { type Kind, kinds } from '../reports/model.ts'
import type { RuleForm } from './model.ts'
import { addRule, linkKinds, listRules } from './store.ts'

/** The invented category of each kind that has one; the rest have ten working days and nobody. */
const categoryOf: Partial<Record<Kind, string>> = {
  lamp: 'Lampe virker ikke',
  bush: 'Busk eller træ spærrer for udsynet',
  mopeds: 'Knallertkørsel mellem boliger',
  'shouting-blocking': 'Et sted jeg ikke føler mig tryg',
  'too-dark': 'Et sted jeg ikke føler mig tryg',
  'hard-to-see': 'Et sted jeg ikke føler mig tryg',
  deserted: 'Et sted jeg ikke føler mig tryg',
  'no-way-out': 'Et sted jeg ikke føler mig tryg',
  'run-down': 'Et sted jeg ikke føler mig tryg',
  shouting: 'Et sted jeg ikke føler mig tryg',
  'blocking-the-way': 'Et sted jeg ikke føler mig tryg',
  'being-followed': 'Et sted jeg ikke føler mig tryg',
  'other-unsafe': 'Et sted jeg ikke føler mig tryg',
  life: 'Et sted der er godt at være',
  light: 'Et sted der er godt at være',
  'kind-meetings': 'Et sted der er godt at være',
  green: 'Et sted der er godt at være',
  play: 'Et sted der er godt at være',
  'other-good': 'Et sted der er godt at være',
}

/** Runs as the machinery, after the town's facts and people and before its reports. Twice makes nothing twice. */
export async function fillRouting(tx: Tx): Promise<void> {
  const categories = (await listCategories(tx)).flatMap((heading) => heading.categories)
  const linked = kinds.map((kind) => [kind, categories.find(({ nameDa }) => nameDa === categoryOf[kind])?.id ?? null])
  await linkKinds(tx, Object.fromEntries(linked) as Record<Kind, string | null>) // one entry for each kind
  const [teams, areas, partners] = [await listTeams(tx), await listAreas(tx), await allOrganisations(tx)]
  const idOf = (list: { id: string; name: string }[], name: string) => list.find((one) => one.name === name)?.id ?? null
  const north = idOf(areas, 'Demokvarteret Nord')
  const rule = { place: 0, kinds: [], areas: [], times: [], team: null, organisation: null, deadline: null, isOn: true }
  await fillRule(tx, {
    ...rule,
    place: 10,
    name: 'Affald og graffiti i Nord til boligselskabet',
    kinds: ['litter', 'graffiti'],
    areas: north ? [north] : [],
    organisation: idOf(partners, 'Demo Boligselskab'),
    deadline: { days: 5, kind: 'working' },
  })
  await fillRule(tx, {
    ...rule,
    place: 20,
    name: 'Larm og knallerter om aftenen til gadeplan',
    kinds: ['mopeds', 'noise', 'drinking'],
    times: ['evening', 'night'],
    team: idOf(teams, 'Demo: Gadeplan'),
  })
}

async function fillRule(tx: Tx, form: RuleForm): Promise<void> {
  if (!(form.team ?? form.organisation) || (await listRules(tx)).some(({ name }) => name === form.name)) return
  await markAsDemonstration(tx, 'public_space.routing_rule', await addRule(tx, form))
}
