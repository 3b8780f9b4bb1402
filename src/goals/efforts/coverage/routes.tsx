// Where the town does much and where nothing, for colleagues.
import { at } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused } from '../../../platform/http/intake.ts'
import { href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { effortWords } from '../words/words.ts'
import { CoveragePage } from './pages.tsx'
import { maySeeCoverage } from './policy.ts'
import { readCoverage } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function coverageRoutes(web: Web): void {
  web.get(at('/efforts/coverage'), async (c) => {
    if (!maySeeCoverage(c.var.actor)) throw new Refused(404, '')
    const read = await c.var.work(async (tx) => ({ coverage: await readCoverage(tx), w: await effortWords(tx, c.var.locale) }))
    return c.html(<CoveragePage {...read} frame={frameOf(c)} t={textsFor(c.var.locale, { da, en })} to={(path) => href(c, path)} />)
  })
}
