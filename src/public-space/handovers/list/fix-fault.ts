// A caretaker says that a fault is put right: the hand-over is answered, made where there was none, and everybody who reported is told.
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { organisationById } from '../../../platform/people/organisations/store.ts'
import { type Result, refused } from '../../../platform/result.ts'
import { type Doer, holdReport } from '../../reports/work/store.ts'
import { answerHandover } from '../answer.ts'
import { keepPicture } from '../one/read-answer.ts'
import { addHandover, alreadyOut, holdHandover, setPartner } from '../store.ts'
import { da } from '../texts.da.ts'
import type { OwnFault } from './model.ts'
import { ownFaults } from './store.ts'

interface Fixing extends OwnFault {
  organisation: string
  dataDir: string
  picture: UploadedFile | null
}

/** Through the machinery, after it was asked whose fault it is; asked again here, as it stands now. Refuses `over`, and of `picture` as `storeImage`. */
export async function fixFault(tx: Tx, fixing: Fixing, by: Doer): Promise<Result<string>> {
  const now = await holdReport(tx, fixing.report.id)
  const [fault] = await ownFaults(tx, fixing.organisation, fixing.report.id)
  const partner = await organisationById(tx, fixing.organisation)
  if (!now || !fault || !partner) return refused('answer', 'over')
  const isOut = (await alreadyOut(tx, [now.id])).has(now.id)
  if (fault.handover === null && isOut) return refused('answer', 'over')
  const id = fault.handover?.id ?? (await takeOn(tx, fault, partner))
  const handover = await holdHandover(tx, id)
  if (!handover) return refused('answer', 'over')
  const kept = fixing.picture ? await keepPicture(tx, fixing.dataDir, id, fixing.picture) : null
  if (kept && !kept.ok) return kept
  // The sentence is the town's own and holds the name of the partner, which is nobody's.
  return answerHandover(tx, now, handover, { deed: 'answer', words: da.fixedWords(partner.name), isFixed: true, isFine: true }, by)
}

/** A fault in the partner's blocks that nobody handed over: the partner takes it on by itself. */
async function takeOn(tx: Tx, { report }: OwnFault, partner: { id: string; name: string }): Promise<string> {
  await setPartner(tx, report.id, partner.id)
  return addHandover(tx, {
    report: report.id,
    organisation: partner.id,
    toName: partner.name,
    way: 'account',
    email: null,
    tokenHash: null,
    expiresAt: null,
    message: '',
    due: report.answerBy ?? todayInTown(),
    showsWords: false,
    state: 'accepted',
  })
}
