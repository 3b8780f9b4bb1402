// Shows one page of a report with what was answered so far.
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { hasPicture } from '../model.ts'
import { lookNear } from '../near-by/look.ts'
import { checkUpTo, type Filling, type ToCorrect } from './checked.ts'
import type { Step } from './model.ts'
import { isPutBy } from './pictures/picture.ts'
import { ReceiptPage, type ReceiptPageProps } from './receipt-page.tsx'
import { SendPage } from './send-page.tsx'
import { WhenPage } from './when-page.tsx'
import { WherePage } from './where-page.tsx'
import { answerTexts, flowTexts } from './words.ts'

const nothing: ToCorrect = { errors: [] }

/** The page, with 422 when something on it is to be corrected. The last one shows only what stands checked, else the page where it does not. */
export async function showStep(c: Ask, filling: Filling, step: Step, toCorrect = nothing): Promise<Response> {
  // The way back in the browser shows the answered page again; a copy may be kept here, and nowhere on the way.
  c.header('cache-control', 'private, no-cache')
  const { door, kind, draft, begun } = filling
  const fields = { ...filling.fields, draft }
  const props = {
    ...formProps(c, flowTexts, { fields, errors: toCorrect.errors }),
    words: textsFor(c.var.locale, answerTexts),
    door,
    kind,
    begun,
  }
  const status = toCorrect === nothing ? 200 : 422
  if (step === 'where') {
    const places = await c.var.work(listPlaces)
    return c.html(<WherePage {...props} places={places} choices={toCorrect.choices ?? []} />, toCorrect.choices ? 200 : status)
  }
  if (step === 'when') return c.html(<WhenPage {...props} />, status)
  const pictureKept = hasPicture(door) && (await c.var.workAsSystem((tx) => isPutBy(tx, draft), 'a picture put by'))
  const checked = await c.var.work((tx) => checkUpTo(tx, filling, 'when'))
  if (!checked.ok) return showStep(c, filling, checked.step, checked)
  const near = await lookNear(c, checked.place, { door, kind })
  const { found = [] } = toCorrect
  return c.html(<SendPage {...props} place={checked.place.label} when={checked.when} {...{ pictureKept, near, found }} />, status)
}

/** The receipt; nothing of it is kept by the browser or on the way. Whoever told or added a voice may leave an e-mail there. */
export function showReceipt(
  c: Ask,
  filling: Filling,
  receipt: Pick<ReceiptPageProps, 'code' | 'answerBy' | 'unit' | 'email' | 'isVoice'>,
  back?: Back,
): Response | Promise<Response> {
  return c.html(<ReceiptPage {...formProps(c, flowTexts, back)} {...receipt} filling={filling} />, back ? 422 : 200)
}
