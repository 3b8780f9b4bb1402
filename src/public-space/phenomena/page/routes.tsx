// A phenomenon at its own address, and what colleagues write on it: what they think is behind it, and what they counted.
import { todayInTown } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { readForm } from '../../../platform/http/intake.ts'
import type { Web } from '../../../platform/http/web.ts'
import { readFields } from '../../../platform/result.ts'
import { analysisForm } from '../analysing/model.ts'
import { da as analysisDa } from '../analysing/texts.da.ts'
import { en as analysisEn } from '../analysing/texts.en.ts'
import { readCount } from '../counting/model.ts'
import { addCount, isJustCounted } from '../counting/store.ts'
import { da as countsDa } from '../counting/texts.da.ts'
import { en as countsEn } from '../counting/texts.en.ts'
import { noteDeed } from '../deed.ts'
import { saveAnalysis } from '../store.ts'
import { complaintAbout } from '../wording/complaints.ts'
import { knownPlaces } from '../writing/choices.ts'
import { answerStep, showPhenomenon } from './show.tsx'

export function phenomenonPageRoutes(web: Web): void {
  web.get(at('/phenomena/:id'), (c) => showPhenomenon(c))

  web.post(at('/phenomena/:id/analysis'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(analysisForm, fields)
    const section = { step: 'analyse' as const, fields, sentences: { da: analysisDa, en: analysisEn } }
    return answerStep(c, section, 'analysed', async (tx, of) => {
      if (!read.ok) return read.errors
      const complaint = complaintAbout('analysis', read.value.analysis, 'people', await knownPlaces(tx))
      if (complaint) return [complaint]
      if (!(await saveAnalysis(tx, of.id, read.value))) return [{ field: 'analysis', key: 'stale', came: '' }]
      await noteDeed(c, tx, of.id, 'analysed')
      return []
    })
  })

  web.post(at('/phenomena/:id/counts'), async (c) => {
    const fields = await readForm(c)
    const read = readCount(fields, todayInTown())
    const section = { step: 'scan' as const, fields, sentences: { da: countsDa, en: countsEn } }
    return answerStep(c, section, 'counted', async (tx, of) => {
      if (!read.ok) return read.errors
      const complaint = complaintAbout('what', read.value.what, 'conduct', await knownPlaces(tx))
      if (complaint) return [complaint]
      if (await isJustCounted(tx, of.id, read.value)) return []
      await addCount(tx, of.id, read.value, c.var.actor.name)
      await noteDeed(c, tx, of.id, 'count-added')
      return []
    })
  })
}
