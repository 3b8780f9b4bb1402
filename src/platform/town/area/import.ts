// Takes the areas of a looked-through file into use: new ones in, known ones redrawn, each written to the log.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { markAsReal } from '../../demonstration.ts'
import type { ReadArea } from './geojson.ts'
import type { AreaKind, AreaPlan } from './model.ts'
import { addArea, compareAreas, redrawArea } from './store.ts'

export interface AreaFile {
  areas: (ReadArea & { kind: AreaKind })[]
}

/** Changes what the file says, all or nothing (the transaction is the caller's), and says what changed. */
export async function takeAreas(tx: Tx, fileName: string, { areas }: AreaFile): Promise<AreaPlan> {
  const plan = await compareAreas(tx, areas)
  for (const area of areas) {
    if (plan.added.includes(area.name)) await addArea(tx, { ...area, origin: fileName })
    else if (plan.changed.includes(area.name)) {
      const redrawn = await redrawArea(tx, area.name, area.shape, area.kind, fileName)
      if (redrawn) await markAsReal(tx, 'platform.area', redrawn)
    }
  }
  const { added, changed } = plan
  if (added.length + changed.length > 0)
    await record(tx, { deed: 'imported', thing: 'areas', thingId: '', detail: { fileName, added, changed } })
  return plan
}
