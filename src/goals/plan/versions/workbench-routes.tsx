// The workbench: see how a version stands, and move it on.

import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at, doneIn } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { readFields } from '../../../platform/result.ts'
import { assemble, type Setting } from '../assemble.ts'
import { chaptersOf, removedChapters, waitingOf } from '../chapters/store.ts'
import { checkVersion } from '../check/check.ts'
import { da as checkDa } from '../check/texts.da.ts'
import { en as checkEn } from '../check/texts.en.ts'
import { partiesOf } from '../consultation/store.ts'
import { listLegalBases } from '../legal-basis/store.ts'
import { isOpen, type PlanVersion, workbenchPath } from '../model.ts'
import type { PlanParts } from '../plan-part.ts'
import { mayWritePlan } from '../policy.ts'
import { addMove, movesOf, moveVersion, versionById } from '../store.ts'
import { onOpenVersion, requireReader, settingOf, versionAsked, whoOf } from './asked.ts'
import { moveForm, movesByHand } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { WorkbenchPage } from './workbench.tsx'

async function readWorkbench(tx: Tx, version: PlanVersion, setting: Setting) {
  const assembled = isOpen(version.state) ? await assemble(tx, version, setting) : null
  return {
    basedOn: version.basedOn ? await versionById(tx, version.basedOn) : null,
    chapters: assembled?.chapters ?? (await chaptersOf(tx, version.id)),
    waiting: await waitingOf(tx, version.id),
    removed: await removedChapters(tx, version.id),
    findings: assembled ? await checkVersion(tx, version, assembled, todayInTown()) : [],
    parties: await partiesOf(tx, version.id),
    legalBases: await listLegalBases(tx),
    moves: await movesOf(tx, version.id),
  }
}

type Said = 'cannotConsult' | 'movedMeanwhile'

async function showWorkbench(c: Ask, parts: PlanParts, back?: Back, said?: Said): Promise<Response> {
  requireReader(c)
  const version = await versionAsked(c)
  const found = await c.var.work((tx) => readWorkbench(tx, version, settingOf(c, parts)))
  const shared = formProps(c, { da, en }, back)
  const done = doneIn(c, shared.t.done)
  const status = said
    ? { kind: 'warning' as const, text: `${shared.t[said]}. ${shared.t[`${said}Text`]}` }
    : done
      ? { kind: 'success' as const, text: done }
      : undefined
  const check = textsFor(c.var.locale, { da: checkDa, en: checkEn })
  return c.html(
    <WorkbenchPage {...shared} {...found} check={check} version={version} mayWrite={mayWritePlan(c.var.actor)} status={status} />,
    said === 'movedMeanwhile' ? 409 : back ? 422 : 200,
  )
}

/** Somebody is asked, and the last day is still to come. */
const mayConsult = async (tx: Tx, { id, residentsMayComment, consultationUntil }: PlanVersion): Promise<boolean> =>
  (residentsMayComment || (await partiesOf(tx, id)).length > 0) && consultationUntil !== null && consultationUntil > todayInTown()

async function move(c: Ask, version: PlanVersion, parts: PlanParts): Promise<Response> {
  const fields = await readForm(c)
  const read = readFields(moveForm, fields)
  if (!read.ok && read.errors.every(({ field }) => field === 'reason')) return showWorkbench(c, parts, { fields, errors: read.errors })
  if (!read.ok || !movesByHand(read.value.from).includes(read.value.to))
    return showWorkbench(c, parts, { fields, errors: [] }, 'movedMeanwhile')
  const { from, to, reason } = read.value
  const said = await c.var.work(async (tx): Promise<Said | null> => {
    if (to === 'consultation' && !(await mayConsult(tx, version))) return 'cannotConsult'
    if (!(await moveVersion(tx, version.id, from, to))) return 'movedMeanwhile'
    await addMove(tx, version.id, { from, to, reason }, whoOf(c))
    await record(tx, { deed: 'moved', thing: 'plan version', thingId: version.id, detail: { from, to } })
    return null
  })
  return said ? showWorkbench(c, parts, { fields, errors: [] }, said) : c.redirect(`${href(c, workbenchPath(version))}?done=moved`, 303)
}

export function workbenchRoutes(web: Web, parts: PlanParts): void {
  web.get(at('/plans/:id'), (c) => showWorkbench(c, parts))
  web.post(
    at('/plans/:id/move'),
    onOpenVersion((c, version) => move(c, version, parts)),
  )
}
