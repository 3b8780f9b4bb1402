// Many adopted versions of the plan, each the size of a real one, for the bench and for tests of long lists.

import type { Tx } from '../../../platform/db.ts'
import { townName } from '../../../platform/town/store.ts'
import { adoptVersion } from '../adopt.ts'
import type { Setting } from '../assemble.ts'
import { beginWith } from '../begin.ts'
import { firstVersion } from '../demo/first-version.ts'
import { office } from '../demo/office.ts'
import { partsWith } from '../parts/all.ts'
import { moveVersion } from '../store.ts'

/** Makes and adopts `count` versions, each replacing the one before; runs as the machinery. Live parts that higher rooms would supply are left out. */
export async function fillManyVersions(tx: Tx, count: number): Promise<void> {
  const setting: Setting = { town: { name: await townName(tx), isDemonstration: true }, publicUrl: '', parts: partsWith([]) }
  for (let place = 1; place <= count; place++) {
    const version = {
      kind: 'plan' as const,
      title: `Demo: Plan ${place}`,
      basedOn: null,
      legalBasis: null,
      year: null,
      figuresAsOf: '2026-01-01',
      reviewOn: null,
    }
    const chapters = firstVersion.map(({ title, body }) => ({
      title,
      body: `${body.replace(/^\{\{analysis .*\}\}$/gm, '')}\n\nUdgave ${place}.`,
    }))
    const id = await beginWith(tx, version, chapters, office)
    await moveVersion(tx, id, 'draft', 'for-adoption')
    const hindrance = await adoptVersion(tx, id, { on: '2026-01-20', caseNumber: `Demo-${place}`, minutesAddress: '' }, setting, office)
    if (hindrance) throw new Error(`Version ${place} could not be adopted: ${hindrance.kind}`)
  }
}
