// The town's own words for its goals, in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Goal } from '../model.ts'
import type { Wording, WordingForm } from './model.ts'

const columns = sql`goal, json_build_object('da', title_da, 'en', title_en) as title, json_build_object('da', text_da, 'en', text_en) as text,
  json_build_object('da', why_da, 'en', why_en) as why, changed_at as "changedAt", extract(epoch from changed_at)::text as saving`

/** What the town has worded itself; a goal that is not there stands in the paper's words. */
export async function readWordings(tx: Tx): Promise<Map<Goal, Wording>> {
  const found = await sql<Wording>`select ${columns} from goals.wording where municipality = platform.town()`.execute(tx)
  return new Map(found.rows.map((row) => [row.goal, row]))
}

/** Saves the town's words; false when a colleague has saved since the writer began, and then nothing is changed. `saving` is '' for the paper's words. */
export async function saveWording(tx: Tx, goal: Goal, form: WordingForm): Promise<boolean> {
  const { titleDa, titleEn, textDa, textEn, whyDa, whyEn, saving } = form
  const done =
    saving === ''
      ? await sql`insert into goals.wording (municipality, goal, title_da, title_en, text_da, text_en, why_da, why_en)
          values (platform.town(), ${goal}, ${titleDa}, ${titleEn}, ${textDa}, ${textEn}, ${whyDa}, ${whyEn})
          on conflict do nothing returning goal`.execute(tx)
      : await sql`update goals.wording set title_da = ${titleDa}, title_en = ${titleEn}, text_da = ${textDa}, text_en = ${textEn},
          why_da = ${whyDa}, why_en = ${whyEn}, changed_at = clock_timestamp()
          where municipality = platform.town() and goal = ${goal} and extract(epoch from changed_at)::text = ${saving} returning goal`.execute(
          tx,
        )
  return done.rows.length > 0
}

/** Back to the paper's words; false when they stand already, or a colleague has saved since. */
export async function dropWording(tx: Tx, goal: Goal, saving: string): Promise<boolean> {
  const gone = await sql`delete from goals.wording where municipality = platform.town() and goal = ${goal}
    and extract(epoch from changed_at)::text = ${saving} returning goal`.execute(tx)
  return gone.rows.length > 0
}
