// The demonstration's second version shows real figures where they can be had: it waits for them a while, and is then adopted with or without.

import { todayInTown } from '../../../platform/form/model.ts'
import type { JobKind } from '../../../platform/jobs.ts'
import { townName } from '../../../platform/town/store.ts'
import { adoptVersion } from '../adopt.ts'
import { chaptersOf, writeChapter } from '../chapters/store.ts'
import { analysisLines, inventedCase } from '../demo.ts'
import { partsWith } from '../parts/all.ts'
import type { PlanParts } from '../plan-part.ts'
import { office } from './office.ts'
import { inventedVersionWaiting, seriesWithoutFigures, workingOnDemonstration } from './store.ts'

const patience = 15 * 60_000

/** Looks every few seconds in a demonstration, and does nothing once its plan is revised. */
export const adoptWhenFiguresCome = (supplied: PlanParts): JobKind => ({
  name: 'demonstration-plan',
  everyMs: 5000,
  run: async ({ municipality }, { db, config }) => {
    if (config.mode === 'production') return
    await db.transaction(workingOnDemonstration(municipality), async (tx) => {
      const waiting = await inventedVersionWaiting(tx)
      if (!waiting) return
      const isOver = Date.now() - waiting.madeAt.getTime() > patience
      if (!isOver && (await seriesWithoutFigures(tx)) > 0) return
      const setting = { town: { name: await townName(tx), isDemonstration: true }, publicUrl: config.publicUrl, parts: partsWith(supplied) }
      const on = todayInTown()
      const adopt = () => adoptVersion(tx, waiting.id, { on, caseNumber: inventedCase(on), minutesAddress: '' }, setting, office)
      const hindrance = await adopt()
      if (hindrance?.kind !== 'unknown-parts' || !isOver) return
      for (const { id, title, body, revision } of await chaptersOf(tx, waiting.id))
        await writeChapter(tx, id, { title, body: body.replace(analysisLines, '') }, revision, office)
      await adopt()
    })
  },
})
