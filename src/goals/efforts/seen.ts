// Gathers everything of an effort that whoever asks may see, for its own page.
import type { Tx } from '../../platform/db.ts'
import type { Locale } from '../../platform/i18n.ts'
import { listAreas } from '../../platform/town/area/store.ts'
import { listDepartments } from '../../platform/town/department/store.ts'
import { saidIn } from '../goals/said/model.ts'
import { goalWords } from '../goals/wording/words.ts'
import { actionsOf } from './actions/store.ts'
import { newestEvaluation } from './evaluation/store.ts'
import type { EvidenceSources } from './evidence-source.ts'
import type { Names } from './facts.tsx'
import type { Effort } from './model.ts'
import { historyOf } from './moves/store.ts'
import type { EffortSeen } from './pages.tsx'
import { partnersOf } from './partners/store.ts'
import { perspectivesOf } from './perspectives/store.ts'
import { listSubGoals } from './store.ts'
import { verdictsOf } from './verdict/store.ts'

/** `isInside`: the reader is a colleague; actions are for them. */
export async function seenOf(
  tx: Tx,
  effort: Effort,
  { locale, sources, isInside }: { locale: Locale; sources: EvidenceSources; isInside: boolean },
): Promise<EffortSeen> {
  return {
    effort,
    names: await namesIn(tx, effort, locale),
    evidence: effort.evidenceRefs.map(({ source, key, title }) => {
      const known = sources.find((one) => one.key === source)
      return { title, href: known ? `/${locale}${known.path(key)}` : null }
    }),
    partners: await partnersOf(tx, effort.id),
    evaluation: await newestEvaluation(tx, effort.id),
    verdicts: await verdictsOf(tx, effort.id),
    moves: await historyOf(tx, effort.id),
    perspectives: await perspectivesOf(tx, effort.id),
    actions: isInside ? await actionsOf(tx, effort.id) : [],
  }
}

async function namesIn(tx: Tx, effort: Effort, locale: Locale): Promise<Names> {
  const words = await goalWords(tx, locale)
  const subGoals = effort.subGoals.length > 0 ? await listSubGoals(tx, effort.subGoals) : []
  const areas = effort.areas.length > 0 ? await listAreas(tx) : []
  const departments = effort.department ? await listDepartments(tx) : []
  return {
    goals: {
      'safe-town': words['safe-town'].title,
      'fewer-victims': words['fewer-victims'].title,
      'new-generations': words['new-generations'].title,
      'future-without-crime': words['future-without-crime'].title,
    },
    subGoals: subGoals.filter(({ id }) => effort.subGoals.includes(id)).map(({ title }) => saidIn(title, locale)),
    areas: areas.filter(({ id }) => effort.areas.includes(id)).map(({ name }) => name),
    department: departments.find(({ id }) => id === effort.department)?.name ?? '',
  }
}
