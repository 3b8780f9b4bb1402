// Everybody reads how the four goals stand, together and one by one.
import { at } from '../../../platform/http/address.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { maySeeInside } from '../../efforts/policy.ts'
import { da as effortDa } from '../../efforts/words/texts.da.ts'
import { en as effortEn } from '../../efforts/words/texts.en.ts'
import { toldWords } from '../../indicators/told/told.ts'
import { da as judgingDa } from '../assessments/texts.da.ts'
import { en as judgingEn } from '../assessments/texts.en.ts'
import { mayKeepGoals } from '../policy.ts'
import { doneOf, goalOf, roomProps } from '../room/room.ts'
import { readGoal } from './goal.ts'
import { GoalPage } from './goal-page.tsx'
import { GoalsPage } from './pages.tsx'
import { readStandings } from './standing.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The page's own words, and those of the neighbours whose things it shows. */
const wordsOn = (c: Ask) => ({
  t: textsFor(c.var.locale, { da, en }),
  told: toldWords(c.var.locale),
  judging: textsFor(c.var.locale, { da: judgingDa, en: judgingEn }),
  effortWords: textsFor(c.var.locale, { da: effortDa, en: effortEn }),
})

export function overviewRoutes(web: Web): void {
  web.get(at('/goals'), async (c) => {
    const standings = await c.var.work((tx) => readStandings(tx, c.var.locale))
    return c.html(<GoalsPage {...roomProps(c)} {...wordsOn(c)} standings={standings} showsStaffLinks={maySeeInside(c.var.actor)} />)
  })

  web.get(at('/goals/:goal'), async (c) => {
    const { locale, actor } = c.var
    const name = goalOf(c)
    const goal = await c.var.work((tx) => readGoal(tx, name, { locale, onlyPublic: !maySeeInside(actor) }))
    return c.html(<GoalPage {...roomProps(c)} {...wordsOn(c)} goal={goal} done={doneOf(c)} mayKeep={mayKeepGoals(actor)} />)
  })
}
