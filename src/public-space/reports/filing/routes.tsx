// A resident tells the town something: from door to receipt, with everything that was answered going along in the form itself.
import { randomBytes } from 'node:crypto'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { readUpload, type Upload } from '../../../platform/http/upload.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { isId } from '../../../platform/id.ts'
import { sameForStrangers } from '../../../platform/public-copy/shared.ts'
import { refuseTooMany } from '../../../platform/rate-limit.ts'
import { type FormFields, fieldIn } from '../../../platform/result.ts'
import { findPoster } from '../../places/posters/store.ts'
import { begunNow, refuseShut } from '../guard/guard.ts'
import { type Door, doors, hasPicture, isKindOf, type Kind } from '../model.ts'
import { checkUpTo, type Filling } from './checked.ts'
import { DoorsPage, KindsPage } from './door-pages.tsx'
import { offerLanguages, reportAt } from './languages.ts'
import { mapOfTown } from './map-of-town.ts'
import { draftIn, isStep, type Step, stepAfter } from './model.ts'
import { putByPicture, takeBackPicture } from './pictures/picture.ts'
import { hear, join, send } from './send.tsx'
import { showStep } from './show.tsx'
import { answerTexts, flowTexts } from './words.ts'

const largestPicture = 15_000_000

function doorAsked(c: Ask): Door {
  const door = doors.find((one) => one === c.req.param('door'))
  if (!door) throw new Refused(404, '')
  return door
}

function kindAsked(c: Ask): { door: Door; kind: Kind } {
  const door = doorAsked(c)
  const kind = c.req.param('kind') ?? ''
  if (!isKindOf(door, kind)) throw new Refused(404, '')
  return { door, kind }
}

/** The place or lamp of the poster that led here; none when it is no longer there. */
async function placeOfPoster(c: Ask): Promise<{ id: string; name: string } | null> {
  const id = c.req.query('place') ?? ''
  const found = isId(id) ? await c.var.work((tx) => findPoster(tx, id)) : null
  return found && { id, name: found.label }
}

const doorProps = async (c: Ask) => ({
  frame: frameOf(c),
  t: textsFor(c.var.locale, flowTexts),
  words: textsFor(c.var.locale, answerTexts),
  place: await placeOfPoster(c),
})

/** The form under way. One that has no key or no beginning yet, or a wrong one, gets a new one. */
const fillingOf = (c: Ask, asked: { door: Door; kind: Kind }, fields: FormFields): Filling => ({
  ...asked,
  fields,
  draft: draftIn(fields) ?? randomBytes(24).toString('base64url'),
  begun: fieldIn(fields, 'begun') || begunNow(c.var.platform.config.secret),
})

/** The form and, from the page that asks for it, the picture. */
async function readAnswer(c: Ask): Promise<{ fields: FormFields; file: Upload['file'] | null }> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) return { fields: await readForm(c), file: null }
  return readUpload(c, 'picture', { maxBytes: largestPicture, endings: [''] })
}

/** Puts the picture by, or says what is wrong with it. Going without one is no mistake. */
async function keepPicture(c: Ask, { draft, fields }: Filling, file: Upload['file'] | null) {
  if (fieldIn(fields, 'dropPicture') === 'yes') await c.var.workAsSystem((tx) => takeBackPicture(tx, draft), 'take back a picture')
  if (file === null || (!file.ok && file.errors[0]?.key === 'fileMissing')) return null
  if (!file.ok) return file
  await refuseTooMany(c, 'report picture', 60, 600)
  const kept = await c.var.workAsSystem((tx) => putByPicture(tx, c.var.platform.config.dataDir, draft, file.value), 'put a picture by')
  return kept.ok ? null : kept
}

/** One page was answered: on to the next, back to an earlier one, or the same again with what is to be corrected. */
async function answerStep(c: Ask, filling: Filling, file: Upload['file'] | null): Promise<Response> {
  const { fields, door } = filling
  const [step, back] = [fieldIn(fields, 'step'), fieldIn(fields, 'go')]
  if (fields.join !== undefined || fields.again !== undefined) return join(c, filling)
  if (step === 'send' && hasPicture(door)) {
    const wrong = await keepPicture(c, filling, file)
    if (wrong && !back) return showStep(c, filling, 'send', wrong)
  }
  if (isStep(back)) return showStep(c, filling, back)
  if (step === 'send') return send(c, filling)
  if (step === 'hear') return hear(c, filling)
  const answered: Step = isStep(step) ? step : 'where'
  const checked = await c.var.work((tx) => checkUpTo(tx, filling, answered))
  if (!checked.ok) return showStep(c, filling, checked.step, checked)
  return showStep(c, filling, stepAfter(answered))
}

export function filingRoutes(web: Web): void {
  offerLanguages(web)
  web.get(reportAt('/report'), sameForStrangers('platform.place', 'public_space.poster'), async (c) =>
    c.html(<DoorsPage {...(await doorProps(c))} />),
  )

  web.get(reportAt('/report/map.json'), async (c) => {
    c.header('cache-control', 'public, max-age=3600')
    return c.json(await c.var.work(mapOfTown))
  })

  web.get(reportAt('/report/:door'), sameForStrangers('platform.place', 'public_space.poster'), async (c) => {
    const door = doorAsked(c)
    return c.html(<KindsPage {...(await doorProps(c))} door={door} />)
  })

  web.get(reportAt('/report/:door/:kind'), async (c) => {
    const asked = kindAsked(c)
    const place = await placeOfPoster(c)
    return place
      ? showStep(c, fillingOf(c, asked, { by: 'place', place: place.id }), 'when')
      : showStep(c, fillingOf(c, asked, {}), 'where')
  })

  web.post(reportAt('/report/:door/:kind'), async (c) => {
    const asked = kindAsked(c)
    refuseShut(c)
    const { fields, file } = await readAnswer(c)
    return answerStep(c, fillingOf(c, asked, fields), file)
  })
}
