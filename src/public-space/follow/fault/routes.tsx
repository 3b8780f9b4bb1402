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
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { type FollowedFault, followForm } from '../model.ts'
import { publicFault } from '../store.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { followFault } from './join.ts'
import { FollowFaultPage, FollowReceiptPage } from './pages.tsx'

/** The fault in the address, as everybody sees it. */
async function faultAt(c: Ask): Promise<FollowedFault> {
  const number = Number(c.req.param('number'))
  const fault = Number.isSafeInteger(number) ? await c.var.work((tx) => publicFault(tx, number)) : null
  if (!fault) throw new Refused(404, '')
  return fault
}

function show(c: Ask, fault: FollowedFault, back?: Back): Response | Promise<Response> {
  const w = textsFor(c.var.locale, { da: wordsDa, en: wordsEn })
  const draft = fieldIn(back?.fields ?? {}, 'draft') || randomBytes(18).toString('base64url')
  const begun = fieldIn(back?.fields ?? {}, 'begun') || begunNow(c.var.platform.config.secret)
  return c.html(<FollowFaultPage {...formProps(c, { da, en }, back)} w={w} fault={fault} draft={draft} begun={begun} />, back ? 422 : 200)
}

export function followFaultRoutes(web: Web): void {
  web.get(at('/follow/fault/:number{[0-9]{1,15}}'), async (c) => show(c, await faultAt(c)))

  web.post(at('/follow/fault/:number{[0-9]{1,15}}'), async (c) => {
    const fields = await readForm(c)
    const fault = await faultAt(c)
    const read = readFields(followForm, fields)
    if (!read.ok) return show(c, fault, { fields, errors: read.errors })
    const { secret } = c.var.platform.config
    const language = c.var.locale === 'en' ? 'en' : 'da'
    // A machine that is kept out learns nothing from the answer.
    const code =
      (await guardIntake(c, fields)) === 'pass'
        ? await c.var.workAsSystem((tx) => followFault(tx, secret, { ...read.value, report: fault.id, language }), 'follow a public fault')
        : codeOf(secret, read.value.draft)
    const { frame, t } = formProps(c, { da, en })
    return c.html(<FollowReceiptPage frame={frame} t={t} code={code} />)
  })
}
