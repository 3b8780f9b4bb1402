// Where the town does much and where nothing, for colleagues.
import { at } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused } from '../../../platform/http/intake.ts'
import { href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import { CoveragePage } from './pages.tsx'
import { maySeeCoverage } from './policy.ts'
import { readCoverage } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function coverageRoutes(web: Web): void {
  web.get(at('/efforts/coverage'), async (c) => {
    if (!maySeeCoverage(c.var.actor)) throw new Refused(404, '')
    const coverage = await c.var.work((tx) => readCoverage(tx))
    const words = { t: textsFor(c.var.locale, { da, en }), w: textsFor(c.var.locale, { da: wordsDa, en: wordsEn }) }
    return c.html(<CoveragePage frame={frameOf(c)} {...words} to={(path) => href(c, path)} coverage={coverage} />)
  })
}
