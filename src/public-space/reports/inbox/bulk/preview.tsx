// Putting the look at a change together: which reports it would change, what it says, and what else it asks for.
import { formatNumber } from '@trygby/ui'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import { type Ask, href } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { fieldIn } from '../../../../platform/result.ts'
import { listTeams } from '../../../../platform/town/department/store.ts'
import { da as reportDa } from '../../texts.da.ts'
import { en as reportEn } from '../../texts.en.ts'
import { closingOutcomes } from '../../work/model.ts'
import { da as workDa } from '../../work/texts.da.ts'
import { en as workEn } from '../../work/texts.en.ts'
import { changeInWords } from '../change/deed-words.ts'
import { type Change, newTo, readSeen } from '../change/model.ts'
import { da as changeDa } from '../change/texts.da.ts'
import { en as changeEn } from '../change/texts.en.ts'
import { reportsById } from '../store.ts'
import { queryIn } from './asked.ts'
import { type Deed, readDeed } from './model.ts'
import { PreviewPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Answers that are written, by a word for each. */
export const readyAnswers = (c: Ask): Record<string, { name: string; text: string }> =>
  textsFor(c.var.locale, { da: workDa, en: workEn }).ready

/** What the deed would do to any report, as far as is known before a day or an answer is given. */
const roughly = (deed: Deed): Change =>
  deed.ask === 'nothing' ? deed.change : deed.ask === 'answer' ? { to: 'closed', outcome: 'not-ours' } : { answerBy: '9999-12-31' }

export async function preview(c: Ask, back: Back): Promise<Response> {
  const { fields } = back
  const [deed, seen] = [readDeed(fieldIn(fields, 'deed')), readSeen(fieldIn(fields, 'reports'))]
  // Only a form that nobody of ours wrote can be like that.
  if (!deed || !seen) throw new Refused(422, '')
  const read = await c.var.work(async (tx) => ({
    reports: await reportsById(
      tx,
      seen.map(({ id }) => id),
    ),
    teams: await listTeams(tx),
  }))
  const { t, frame, answered } = formProps(c, { da, en }, back)
  const w = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const ready = readyAnswers(c)
  const what = read.reports.map((report) => ({ report, fresh: newTo(report, roughly(deed)) }))
  const changing = what.filter(({ fresh }) => typeof fresh !== 'string').map(({ report }) => report)
  const n = changing.length
  const [counted, isOne] = [formatNumber(n, c.var.locale), n === 1]
  const wording = { t: textsFor(c.var.locale, { da: changeDa, en: changeEn }), w, locale: c.var.locale, teams: read.teams }
  const lead =
    deed.ask === 'answer'
      ? t.closeLead(counted, isOne)
      : deed.ask === 'deadline'
        ? t.deadlineLead(counted, isOne)
        : t.previewLead(counted, isOne, changeInWords(deed.change, wording))
  const query = queryIn(fields)
  const page = (
    <PreviewPage
      {...{ frame, t, w, answered, changing, lead }}
      ask={deed.ask}
      to={(path) => href(c, path)}
      inboxHref={href(c, `/reports${query}`)}
      already={what.filter(({ fresh }) => fresh === 'already').length}
      impossible={what.filter(({ fresh }) => fresh === 'impossible').length}
      outcomes={closingOutcomes.map((value) => ({ value, text: w.outcomes[value] }))}
      ready={Object.entries(ready).map(([value, { name }]) => ({ value, text: name }))}
      isTold={deed.ask !== 'nothing' || Boolean(deed.change.to ?? deed.change.team)}
      carried={{ change: fieldIn(fields, 'change'), deed: fieldIn(fields, 'deed'), reports: fieldIn(fields, 'reports'), query }}
    />
  )
  return c.html(page, back.errors.length > 0 ? 422 : 200)
}
