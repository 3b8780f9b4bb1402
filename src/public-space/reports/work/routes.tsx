// Staff open a report, see its pictures, and do what is next: each deed is a page of its own with the same frame.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { readImage } from '../../../platform/files.ts'
import { dayField, todayInTown } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { listTeams } from '../../../platform/town/department/store.ts'
import { joiningSection } from '../joining/show-section.tsx'
import type { Report } from '../model.ts'
import { da as wordsDa } from '../texts.da.ts'
import { en as wordsEn } from '../texts.en.ts'
import { type Act, ask, close, move, sort } from './acts.ts'
import { readAround } from './around/read.ts'
import { isPictureOf, picturesOf } from './around/store.ts'
import { doerOf, reportAt, workableAt } from './asked.ts'
import { AskPage, ClosePage, type FormPageProps, MovePage, SortPage } from './form-pages.tsx'
import { choosableFrom, obviousNext, type TrailLine } from './model.ts'
import { ReportPage } from './pages.tsx'
import { mayWorkOnReports } from './policy.ts'
import { readTrail } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const purpose = 'show the pictures of a report'
const wordsIn = (c: Ask) => textsFor(c.var.locale, { da: wordsDa, en: wordsEn })

interface Standing {
  report: Report
  teams: { id: string; name: string }[]
  last: TrailLine | undefined
}

interface FormDeed {
  path: 'move' | 'close' | 'ask' | 'sort'
  said: string
  act: Act
  page(c: Ask, props: FormPageProps & { teams: Standing['teams'] }): ReturnType<typeof AskPage>
}

const deeds: FormDeed[] = [
  {
    path: 'move',
    said: 'moved',
    act: move,
    page: (c, props) => (
      <MovePage {...props} chosen={c.req.query('to') ?? obviousNext(props.report.state) ?? choosableFrom(props.report.state)[0] ?? ''} />
    ),
  },
  {
    path: 'close',
    said: 'closed',
    act: close,
    page: (c, props) => <ClosePage {...props} text={readyText(props.t.ready, c.req.query('text') ?? '')} />,
  },
  { path: 'ask', said: 'asked', act: ask, page: (_, props) => <AskPage {...props} /> },
  { path: 'sort', said: 'sorted', act: sort, page: (_, props) => <SortPage {...props} /> },
]

const readyText = (ready: Record<string, { text: string }>, key: string): string =>
  Object.hasOwn(ready, key) ? (ready[key]?.text ?? '') : ''

async function standing(c: Ask, tx: Tx): Promise<Standing> {
  const report = await workableAt(c, tx)
  return { report, teams: await listTeams(tx), last: (await readTrail(tx, report.id)).at(-1) }
}

function show(c: Ask, { page }: FormDeed, { report, teams, last }: Standing, back?: Back): Response | Promise<Response> {
  const isElsewhere = back?.errors.some(({ key }) => key === 'elsewhere')
  const conflict = isElsewhere && last ? { byName: last.byName, at: last.at } : null
  return c.html(page(c, { ...formProps(c, { da, en }, back), w: wordsIn(c), report, teams, conflict }), back ? 422 : 200)
}

/** A form's page and its deed; what a colleague did meanwhile is shown beside what was written. */
function formRoutes(web: Web, deed: FormDeed): void {
  web.get(at(`/reports/:id/${deed.path}`), async (c) => show(c, deed, await c.var.work((tx) => standing(c, tx))))

  web.post(at(`/reports/:id/${deed.path}`), async (c) => {
    const form = await readForm(c)
    const fields = deed.path === 'sort' ? { ...form, answerBy: dayField(form, 'answerBy') } : form
    const { found, done } = await c.var.work(async (tx) => {
      const before = await standing(c, tx)
      const done = await deed.act(tx, before.report, fields, doerOf(c))
      return { done, found: done.ok ? before : await standing(c, tx) }
    })
    if (done.ok) return c.redirect(`${href(c, `/reports/${found.report.id}`)}?said=${deed.said}`, 303)
    return show(c, deed, found, { fields, errors: done.errors })
  })
}

export function workRoutes(web: Web): void {
  web.get(at('/reports/:id{[0-9a-f-]{36}}'), async (c) => {
    const { report, around, joined } = await c.var.work(async (tx) => {
      const report = await reportAt(c, tx)
      await record(tx, { deed: 'read', thing: 'report', thingId: report.id })
      return { report, around: await readAround(tx, report.id), joined: await joiningSection(c, tx, report) }
    })
    const pictures = report.door === 'fault' ? await c.var.workAsSystem((tx) => picturesOf(tx, report.id), purpose) : []
    const { frame, t } = formProps(c, { da, en })
    const said = Object.hasOwn(t.said, c.req.query('said') ?? '') ? t.said[c.req.query('said') ?? ''] : undefined
    const page = { frame, t, w: wordsIn(c), report, pictures, said, today: todayInTown(), isMapAsked: c.req.query('map') === 'yes' }
    return c.html(<ReportPage {...page} {...around} joined={joined} mayWork={mayWorkOnReports(c.var.actor)} />)
  })

  web.get(at('/reports/:id/pictures/:picture'), async (c) => {
    const report = await c.var.work((tx) => reportAt(c, tx))
    const picture = idOf(c, 'picture')
    const image = await c.var.workAsSystem(
      async (tx) => ((await isPictureOf(tx, report.id, picture)) ? readImage(tx, c.var.platform.config.dataDir, picture) : null),
      purpose,
    )
    if (!image) throw new Refused(404, '')
    return c.body(new Uint8Array(image.bytes), 200, { 'content-type': image.mediaType })
  })

  for (const deed of deeds) formRoutes(web, deed)
}
