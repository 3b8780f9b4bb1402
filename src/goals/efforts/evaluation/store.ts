// Evaluations in the database: the one that holds, those before it, and the draft that colleagues write on.
import { sql, type Tx } from '../../../platform/db.ts'
import { listReleased } from '../../../platform/release/index.ts'
import { type Bilingual, type CountedThing, type Frequency, indicatorDataset } from '../../indicators/model.ts'
import { figuresOfRelease, inOrder } from '../../indicators/movement.ts'
import type { Harm } from '../model.ts'
import { toColleagues } from '../store.ts'
import { type Evaluation, type EvaluationForm, proposeSize, type Size } from './model.ts'

const columns = sql`v.effort, v.number, v.revision, v.size, v.proposed_size as "proposedSize", case when ${toColleagues} then v.size_reason else '' end as "sizeReason",
  v.difference, v.seen_by as "seenBy", v.question, v.indicator, v.comparison, v.comparison_words as "comparisonWords", v.displacement, v.mechanism, v.detectable,
  v.verdict_on as "verdictOn", case when ${toColleagues} then v.judge end as judge, v.judge_name as "judgeName", v.change_reason as "changeReason",
  case when ${toColleagues} then v.agreed_by_name else '' end as "agreedByName", v.agreed_at as "agreedAt", i.slug as "indicatorSlug",
  case when i.id is not null then json_build_object('da', i.name_da, 'en', i.name_en) end as "indicatorName"`
const fromEvaluations = sql`goals.evaluation v left join goals.indicator i on i.municipality = v.municipality and i.id = v.indicator`

/** The evaluation that holds: the newest agreed one, or the draft while none is agreed; null when nobody has written one. */
export async function newestEvaluation(tx: Tx, effort: string): Promise<Evaluation | null> {
  const found =
    await sql<Evaluation>`select ${columns} from ${fromEvaluations} where v.municipality = platform.town() and v.effort = ${effort}
    order by v.agreed_at is null, v.number desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** Every version that whoever asks may see, the newest first; the first may be a draft. */
export async function evaluationsOf(tx: Tx, effort: string): Promise<Evaluation[]> {
  const found =
    await sql<Evaluation>`select ${columns} from ${fromEvaluations} where v.municipality = platform.town() and v.effort = ${effort}
    order by v.number desc`.execute(tx)
  return found.rows
}

/**
 * Writes the draft, or makes it: the first version, or the one after the newest agreed. Returns its number; null, and nothing is written,
 * when `from` is not the newest revision any more (0: none was there): a colleague has saved or agreed since.
 * The size that is proposed comes from the effort as it stands now, never from the form.
 */
export async function saveEvaluation(tx: Tx, effort: string, form: EvaluationForm, from: number | null = null): Promise<number | null> {
  const proposed = await sizeFor(tx, effort)
  const values = sql`${form.size}, ${proposed}, ${form.sizeReason}, ${form.difference}, ${form.seenBy}, ${form.question}, ${form.indicator}::uuid,
    ${form.comparison}, ${form.comparisonWords}, ${form.displacement}, ${form.mechanism}, ${form.detectable === null ? null : JSON.stringify(form.detectable)}::jsonb,
    ${form.verdictOn}::date, ${form.judge}::uuid, ${form.judgeName}, ${form.changeReason}`
  const fields = sql`size, proposed_size, size_reason, difference, seen_by, question, indicator, comparison, comparison_words, displacement, mechanism, detectable,
    verdict_on, judge, judge_name, change_reason`
  const written = await sql<{ number: number }>`update goals.evaluation set (${fields}, revision) = row(${values}, revision + 1)
    where municipality = platform.town() and effort = ${effort} and agreed_at is null and revision = coalesce(${from}, revision) returning number`.execute(
    tx,
  )
  if (written.rows[0]) return written.rows[0].number
  const made = await sql<{ number: number }>`insert into goals.evaluation (municipality, effort, number, revision, ${fields})
    select platform.town(), ${effort}, coalesce(max(v.number), 0) + 1, coalesce(max(v.revision), 0) + 1, ${values}
    from goals.evaluation v where v.municipality = platform.town() and v.effort = ${effort}
    having coalesce(max(v.revision), 0) = coalesce(${from}, max(v.revision), 0) on conflict do nothing returning number`.execute(tx)
  return made.rows[0]?.number ?? null
}

/** Agrees the draft in the name of whoever acts; from then on it does not change. False when there is no draft. */
export async function agreeEvaluation(tx: Tx, effort: string, { by, byName }: { by: string | null; byName: string }): Promise<boolean> {
  const agreed =
    await sql`update goals.evaluation set agreed_by = ${by}, agreed_by_name = ${byName}, agreed_at = clock_timestamp(), revision = revision + 1
    where municipality = platform.town() and effort = ${effort} and agreed_at is null`.execute(tx)
  return agreed.numAffectedRows === 1n
}

async function sizeFor(tx: Tx, effort: string): Promise<Size> {
  const found = await sql<{ cost: number | null; harm: Harm }>`select cost_kr as cost, harm from goals.effort
    where municipality = platform.town() and id = ${effort}`.execute(tx)
  if (!found.rows[0]) throw new Error('An evaluation belongs to an effort that is there')
  return proposeSize(found.rows[0]).size
}

/** An indicator an effort can be judged by, with its newest released figure where there is one. */
export interface IndicatorChoice {
  id: string
  name: Bilingual
  goal: string
  counts: CountedThing
  goodIs: 'higher' | 'lower'
  frequency: Frequency
  newest: { period: string; value: number; n: number | null } | null
}

/** Indicators that are adopted, and the one already chosen. */
export async function indicatorsToJudgeBy(tx: Tx, chosen: string | null): Promise<IndicatorChoice[]> {
  const found = await sql<Omit<IndicatorChoice, 'newest'> & { slug: string }>`select i.id, i.slug,
      json_build_object('da', i.name_da, 'en', i.name_en) as name, i.goal, i.counts, i.good_is as "goodIs", i.frequency
    from goals.indicator i
    where i.municipality = platform.town() and (i.state = 'adopted' or i.id = ${chosen}) order by i.goal, i.position, i.name_da`.execute(tx)
  // What is suggested here may end in a sentence everybody reads, so it comes from a release.
  const releases = new Map((await listReleased(tx)).map((release) => [release.table.dataset, release]))
  return found.rows.map(({ slug, ...choice }) => {
    const release = releases.get(indicatorDataset(slug))
    return { ...choice, newest: (release && inOrder(figuresOfRelease(release)).at(-1)) ?? null }
  })
}
