// The demonstration's hand-overs: what the invented housing company looks after and was given, one for the invented police, and the counts.
import type { Tx } from '../../platform/db.ts'
import { asInvented, markAsDemonstration } from '../../platform/demonstration.ts'
import { type Day, daysAfter, todayInTown } from '../../platform/form/model.ts'
import { inventedPerson } from '../../platform/people/demo.ts'
import { allOrganisations } from '../../platform/people/organisations/store.ts'
import { listAreas } from '../../platform/town/area/store.ts'
import { isSensitive, type Report } from '../reports/model.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { addEvent, type Doer } from '../reports/work/store.ts'
import { answerHandover } from './answer.ts'
import { addBlock, listBlocks } from './blocks/store.ts'
import { countMonth, monthsToCount } from './counts/count-month.ts'
import { countRows, reportsToHandOver } from './demo/store.ts'
import { addHandover, findHandover, setPartner } from './store.ts'

const partnerSays: Doer = { whom: 'partner', account: null, name: 'Demo Bo Boligselskab' }

/** Runs as the machinery, after the invented reports. Twice makes nothing twice. */
export async function fillHandovers(tx: Tx, now = new Date()): Promise<void> {
  const partners = await allOrganisations(tx)
  const [company, police] = ['Demo Boligselskab', 'Demo Politikreds'].map((wanted) => partners.find(({ name }) => name === wanted))
  if (!company || !police || (await listBlocks(tx, company.id)).length > 0) return
  const north = (await listAreas(tx)).find(({ name }) => name === 'Demokvarteret Nord')
  const blocks = [
    { area: north?.id ?? null, street: north ? '' : 'Demovej' },
    { area: null, street: 'Øvelsesvej' },
  ]
  for (const block of blocks) {
    const id = await addBlock(tx, company.id, block)
    if (id) await markAsDemonstration(tx, 'public_space.organisation_block', id)
  }
  const reports = await reportsToHandOver(tx)
  const faults = reports.filter(({ door }) => door === 'fault')
  const today = todayInTown(now)
  // The newest two stay with the town's own teams.
  const [late, taken, fixed, ...new3] = faults.slice(2, 7)
  if (late) await give(tx, late, company, daysAfter(today, -3))
  for (const fault of new3) await give(tx, fault, company, daysAfter(today, 8))
  if (taken) await answered(tx, taken, await give(tx, taken, company, daysAfter(today, 5)), 'accept')
  if (fixed) await answered(tx, fixed, await give(tx, fixed, company, daysAfter(today, 2)), 'answer')
  const sensitive = reports.find(({ door, wordsState }) => isSensitive(door) && door !== 'good' && wordsState !== 'unread')
  if (sensitive) await give(tx, sensitive, police, daysAfter(today, 10))
  for (const month of monthsToCount(today)) await countMonth(tx, month)
  for (const { table, id } of await countRows(tx)) await markAsDemonstration(tx, table, id)
}

/** Handed over by an invented coordinator; no letter is written, for nobody is there to read it. */
async function give(tx: Tx, report: Report, partner: { id: string; name: string }, due: Day): Promise<string> {
  const coordinator = await inventedPerson(tx, 'coordinator')
  return asInvented(tx, coordinator, async () => {
    const id = await addHandover(tx, {
      ...{
        report: report.id,
        organisation: partner.id,
        toName: partner.name,
        way: 'account',
        email: null,
        tokenHash: null,
        expiresAt: null,
      },
      ...{
        message: isSensitive(report.door) ? '' : 'Vil I se på det og skrive, hvad I har gjort?',
        due,
        showsWords: report.wordsState === 'read',
      },
    })
    const by: Doer = { whom: 'staff', account: coordinator.account, name: 'Demo Karen Koordinator' }
    await setPartner(tx, report.id, partner.id)
    await addEvent(tx, report.id, { kind: 'handed-over', by, words: partner.name, detail: { handover: id, way: 'account', due } })
    await moveReport(tx, report.id, { to: 'with-partner', by, unit: partner.name, answerBy: due })
    return id
  })
}

async function answered(tx: Tx, report: Report, id: string, deed: 'accept' | 'answer'): Promise<void> {
  const handover = await findHandover(tx, id)
  if (!handover) return
  const answer = deed === 'accept' ? { deed } : { deed, words: 'Det er ordnet nu, og stedet er ryddet.', isFixed: true, isFine: true }
  await answerHandover(tx, { ...report, state: 'with-partner' }, handover, answer, partnerSays)
}
