// The demonstration's actions: what invented colleagues and partners have agreed to do in the invented efforts.
import type { Tx } from '../../../platform/db.ts'
import { markAsDemonstration } from '../../../platform/demonstration.ts'
import { type Day, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { inventedEfforts } from '../demo.ts'
import { listColleagues } from '../store.ts'
import { addAction, partnersPeople, setDone } from './store.ts'

interface InventedAction {
  effort: keyof typeof inventedEfforts
  what: string
  /** A colleague, somebody of a partner, or a name without account. */
  by: string
  /** Days from today. */
  days: number
  isDone?: true
}

const actions: InventedAction[] = [
  { effort: 'light', what: 'Tæl, hvor mange der går på stien en tirsdag aften', by: 'Demo Kasim Koordinator', days: -40, isDone: true },
  { effort: 'light', what: 'Klip buskene ved tunnelen', by: 'Demo Afdelingsbestyrelse Nord', days: -6 },
  { effort: 'light', what: 'Sæt de seks nye lamper op', by: 'Demo Bo Boligselskab', days: 18 },
  { effort: 'light', what: 'Spørg beboerne igen, når lamperne har lyst i et halvt år', by: 'Demo Kasim Koordinator', days: 190 },
  { effort: 'mopeds', what: 'Aftal to aftener om ugen med gadeteamet', by: 'Demo Sanne SSP', days: -3 },
  { effort: 'mopeds', what: 'Find et sted, hvor man må køre', by: 'Demo Karen Koordinator', days: 9 },
  { effort: 'mopeds', what: 'Åbn værkstedet onsdag og fredag', by: 'Demo Knallertværksted', days: 30 },
  { effort: 'leisurePass', what: 'Fortæl om passet på forældremødet', by: 'Demo Palle Pædagog', days: 1 },
  { effort: 'leisurePass', what: 'Bestil pas til det nye skoleår', by: 'Demo Palle Pædagog', days: 45 },
  { effort: 'leisurePass', what: 'Mød alle klasserne i 5. årgang', by: 'Demo Palle Pædagog', days: -20, isDone: true },
  { effort: 'contact', what: 'Aftal faste mødedage med jobcentret', by: 'Demo Kasim Koordinator', days: 5 },
]

/** Runs as the machinery, after the invented efforts. */
export async function fillActions(tx: Tx, today: Day = todayInTown()): Promise<void> {
  const colleagues = await listColleagues(tx)
  for (const { effort, what, by, days, isDone } of actions) {
    const people = [...colleagues, ...(await partnersPeople(tx, inventedEfforts[effort]))]
    const doer = people.find(({ name }) => name === by)?.id ?? null
    const id = await addAction(tx, inventedEfforts[effort], { what, doer, doerName: by, byOn: daysAfter(today, days) })
    if (id === null) continue
    if (isDone) await setDone(tx, id, true)
    await markAsDemonstration(tx, 'goals.action', id)
  }
}
