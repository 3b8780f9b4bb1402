// The set-up's front page: what is done and what is missing; and the guide for a town that begins.
import { record } from '../../audit.ts'
import { frameOf } from '../../http/frame.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { finishSetUp } from '../contact/store.ts'
import { listLanguages } from '../language/store.ts'
import { doneOf, setupAt } from '../setup-route.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { type Further, stepOf, type Topic, topicsOf } from './model.ts'
import { GuidePage, OverviewPage } from './pages.tsx'
import { setUpFacts } from './store.ts'

async function readTopics(c: Ask): Promise<Topic[]> {
  const { facts, languages } = await c.var.work(async (tx) => ({ facts: await setUpFacts(tx), languages: await listLanguages(tx) }))
  const { name, code } = c.var.town
  return topicsOf(
    { ...facts, name, code, languages: languages.filter((language) => language.isOn).length },
    new Date().toISOString().slice(0, 10),
  )
}

const shared = (c: Ask) => ({ frame: frameOf(c), words: textsFor(c.var.locale, { da, en }), done: doneOf(c) })

export function overviewRoutes(web: Web, further: readonly Further[]): void {
  web.get(setupAt(), async (c) =>
    c.html(<OverviewPage {...shared(c)} topics={await readTopics(c)} isSetUp={c.var.town.isSetUp} further={further} />),
  )

  web.get(setupAt('/guide'), async (c) => {
    const topics = await readTopics(c)
    return c.html(<GuidePage {...shared(c)} topics={topics} current={stepOf(c.req.query('step'), topics)} />)
  })

  web.post(setupAt('/guide'), async (c) => {
    await c.var.work(async (tx) => {
      await finishSetUp(tx)
      await record(tx, { deed: 'set up', thing: 'town', thingId: String(c.var.town.municipality) })
    })
    return c.redirect(`${href(c, '/setup')}?done=saved`, 303)
  })
}
