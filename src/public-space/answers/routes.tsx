// Everybody reads what the town answered, as a page and as a feed; staff write it, and a coordinator or leader lets it out.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { sameForStrangers } from '../../platform/public-copy/shared.ts'
import { refuseTooMany } from '../../platform/rate-limit.ts'
import { da as wordsDa } from '../reports/texts.da.ts'
import { en as wordsEn } from '../reports/texts.en.ts'
import { maySeeReports } from '../reports/work/policy.ts'
import { answersFeed } from './atom.ts'
import { AnswersPage } from './pages.tsx'
import { countFaultAnswers, faultAnswers, listLetOut } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { answerWritingRoutes } from './writing-routes.tsx'

const perPage = 25
const countedTo = 1000
const mostAnswers = 50

const wordsOf = (c: Ask) => ({ t: textsFor(c.var.locale, { da, en }), w: textsFor(c.var.locale, { da: wordsDa, en: wordsEn }) })

export function answersRoutes(web: Web): void {
  answerWritingRoutes(web)

  web.get(at('/answers'), sameForStrangers('public_space.public_answer', 'update public_space.report'), async (c) => {
    const read = await c.var.work(async (tx) => {
      const pages = Math.max(1, Math.ceil((await countFaultAnswers(tx, countedTo)) / perPage))
      const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
      const faults = await faultAnswers(tx, { offset: (page - 1) * perPage, most: perPage })
      return { page, pages, faults, answers: page === 1 ? await listLetOut(tx, mostAnswers) : [] }
    })
    return c.html(<AnswersPage frame={frameOf(c)} {...wordsOf(c)} {...read} isStaff={maySeeReports(c.var.actor)} />)
  })

  web.get(at('/answers.atom'), async (c) => {
    await refuseTooMany(c, 'answers as a file', 120, 60)
    const { answers, faults } = await c.var.work(async (tx) => ({
      answers: await listLetOut(tx, mostAnswers),
      faults: await faultAnswers(tx, { offset: 0, most: 50 }),
    }))
    const site = c.var.platform.config.publicUrl + href(c, '')
    const feed = answersFeed(answers, faults, { site, town: frameOf(c).town.name, language: c.var.locale, ...wordsOf(c) })
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=300' })
  })
}
