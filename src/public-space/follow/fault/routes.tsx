// Anybody follows a fault that is public: choose, perhaps leave an e-mail, get a code.
import { randomBytes } from 'node:crypto'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { fieldIn, readFields } from '../../../platform/result.ts'
import { codeOf } from '../../reports/code.ts'
import { begunNow, guardIntake } from '../../reports/guard/guard.ts'
import type { Report } from '../../reports/model.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { readReport } from '../../reports/work/store.ts'
import { followForm } from '../model.ts'
import { publicFault } from '../store.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { followFault } from './join.ts'
import { FollowFaultPage, FollowReceiptPage } from './pages.tsx'

/** The fault in the address, as everybody sees it. */
async function faultAt(c: Ask): Promise<Report> {
  const number = Number(c.req.param('number'))
  const report = await c.var.work(async (tx) => {
    const id = Number.isSafeInteger(number) ? await publicFault(tx, number) : null
    return id ? readReport(tx, id) : null
  })
  if (!report) throw new Refused(404, '')
  return { ...report, number } // everybody knows a fault by its public number
}

function show(c: Ask, report: Report, back?: Back): Response | Promise<Response> {
  const w = textsFor(c.var.locale, { da: wordsDa, en: wordsEn })
  const draft = fieldIn(back?.fields ?? {}, 'draft') || randomBytes(18).toString('base64url')
  const begun = fieldIn(back?.fields ?? {}, 'begun') || begunNow(c.var.platform.config.secret)
  return c.html(<FollowFaultPage {...formProps(c, { da, en }, back)} w={w} report={report} draft={draft} begun={begun} />, back ? 422 : 200)
}

export function followFaultRoutes(web: Web): void {
  web.get(at('/follow/fault/:number{[0-9]{1,15}}'), async (c) => show(c, await faultAt(c)))

  web.post(at('/follow/fault/:number{[0-9]{1,15}}'), async (c) => {
    const fields = await readForm(c)
    const report = await faultAt(c)
    const read = readFields(followForm, fields)
    if (!read.ok) return show(c, report, { fields, errors: read.errors })
    const { secret } = c.var.platform.config
    const language = c.var.locale === 'en' ? 'en' : 'da'
    // A machine that is kept out learns nothing from the answer.
    const code =
      (await guardIntake(c, fields)) === 'pass'
        ? await c.var.workAsSystem((tx) => followFault(tx, secret, { ...read.value, report: report.id, language }), 'follow a public fault')
        : codeOf(secret, read.value.draft)
    const { frame, t } = formProps(c, { da, en })
    return c.html(<FollowReceiptPage frame={frame} t={t} code={code} />)
  })
}
