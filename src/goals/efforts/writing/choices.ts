// What somebody who writes an effort can choose from, as the town is today.
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import type { FieldError } from '../../../platform/result.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { listDepartments } from '../../../platform/town/department/store.ts'
import { saidIn } from '../../goals/said/model.ts'
import type { EvidenceSources } from '../evidence-source.ts'
import type { Effort, EvidenceRef } from '../model.ts'
import { listSubGoals } from '../store.ts'
import type { Choice, Choices } from './fields.tsx'
import { contentOf, type EffortForm } from './model.ts'

interface Around {
  locale: Locale
  sources: EvidenceSources
  /** The effort that is corrected; none when one is proposed. */
  effort?: Effort
}

/** The choices, with what an effort has chosen before though it is no longer on offer. `people` are the colleagues who may own it. */
export async function choicesFor(tx: Tx, people: Choice[], { locale, sources, effort }: Around): Promise<Choices> {
  const isHere = people.some(({ id }) => id === effort?.owner)
  return {
    areas: (await listAreas(tx)).filter(({ kind }) => kind !== 'outline').map(({ id, name }) => ({ id, name })),
    departments: (await listDepartments(tx)).map(({ id, name }) => ({ id, name })),
    people: effort?.owner && !isHere ? [...people, { id: effort.owner, name: effort.ownerName }] : people,
    subGoals: (await listSubGoals(tx, effort?.subGoals)).map(({ id, title }) => ({ id, name: saidIn(title, locale).text })),
    evidence: (await offered(tx, sources)).map(({ source, key, title }) => ({ id: `${source}:${key}`, name: title })),
  }
}

async function offered(tx: Tx, sources: EvidenceSources): Promise<EvidenceRef[]> {
  const found: EvidenceRef[] = []
  for (const source of sources)
    for (const { key, title } of await source.offers(tx)) found.push({ source: source.key, key, title: title.da })
  return found
}

/** What was chosen that is not on offer, field by field. */
export function strangersIn(form: EffortForm, choices: Choices): FieldError[] {
  const isIn = (offers: { id: string }[], id: string | null) => id === null || offers.some((one) => one.id === id)
  const errors: FieldError[] = []
  const refuse = (field: string, key: string) => errors.push({ field, key, came: '' })
  if (!form.areas.every((area) => isIn(choices.areas, area))) refuse('areas', 'area')
  if (!isIn(choices.departments, form.department)) refuse('department', 'department')
  if (!isIn(choices.people, form.owner)) refuse('owner', 'owner')
  if (!form.subGoals.every((subGoal) => isIn(choices.subGoals, subGoal))) refuse('subGoals', 'choice')
  return errors
}

/** What a form says of an effort, with the titles of the evidence it points to as they are today, or were when it was pointed to. */
export async function contentFor(tx: Tx, form: EffortForm, sources: EvidenceSources, before: EvidenceRef[] = []) {
  const known = [...(await offered(tx, sources)), ...before]
  const evidenceRefs = form.evidenceRefs.flatMap((chosen) => known.find(({ source, key }) => `${source}:${key}` === chosen) ?? [])
  return { ...contentOf(form), evidenceRefs }
}
