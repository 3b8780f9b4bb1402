// The council's decision is entered, and the version is frozen.
import { todayInTown } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { readFields } from '../../../platform/result.ts'
import { adoptVersion } from '../adopt.ts'
import { assemble } from '../assemble.ts'
import { checkVersion } from '../check/check.ts'
import { da as checkDa } from '../check/texts.da.ts'
import { en as checkEn } from '../check/texts.en.ts'
import { type PlanVersion, workbenchPath } from '../model.ts'
import type { PlanParts } from '../plan-part.ts'
import { AdoptPage } from './adopt-page.tsx'
import { onOpenVersion, settingOf, whoOf } from './asked.ts'
import { adoptionForm, withDays } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Until a version is ready there is nothing to adopt. */
const isReady = ({ state }: PlanVersion): boolean => state === 'for-adoption'

async function showAdoption(c: Ask, version: PlanVersion, parts: PlanParts, back?: Back, isHindered = false): Promise<Response> {
  const findings = await c.var.work(async (tx) =>
    checkVersion(tx, version, await assemble(tx, version, settingOf(c, parts)), todayInTown()),
  )
  const check = textsFor(c.var.locale, { da: checkDa, en: checkEn })
  const page = { ...formProps(c, { da, en }, back), version, findings, check, isHindered, isInvented: c.var.town.isDemonstration }
  return c.html(<AdoptPage {...page} />, back ? 422 : 200)
}

async function adopt(c: Ask, version: PlanVersion, parts: PlanParts): Promise<Response> {
  const fields = withDays(await readForm(c), 'on')
  const read = readFields(adoptionForm(version, todayInTown()), fields)
  if (!read.ok) return showAdoption(c, version, parts, { fields, errors: read.errors })
  const hindrance = await c.var.work((tx) => adoptVersion(tx, version.id, read.value, settingOf(c, parts), whoOf(c)))
  if (hindrance) return showAdoption(c, version, parts, { fields, errors: [] }, true)
  return c.redirect(`${href(c, workbenchPath(version))}?done=adopted`, 303)
}

export function adoptionRoutes(web: Web, parts: PlanParts): void {
  web.get(
    at('/plans/:id/adopt'),
    onOpenVersion((c, version) => showAdoption(c, version, parts), isReady),
  )
  web.post(
    at('/plans/:id/adopt'),
    onOpenVersion((c, version) => adopt(c, version, parts), isReady),
  )
}
