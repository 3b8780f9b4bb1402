// The last look and the deed: a new base with its first edition, or a newer edition of a known one.
import { record } from '../../../audit.ts'
import type { Tx } from '../../../db.ts'
import { markAsReal } from '../../../demonstration.ts'
import { type Back, formProps } from '../../../http/form-props.ts'
import { Refused, readForm } from '../../../http/intake.ts'
import { type Ask, href } from '../../../http/web.ts'
import { fieldIn } from '../../../result.ts'
import { hasUsual, proposeAgain } from '../../proposal/propose/propose-again.ts'
import { compareCells, isSame, keepKnown } from '../compare.ts'
import type { CountBase, CountEdition } from '../model.ts'
import { addEdition, extendDimensions, makeBase, newestEdition, readEdition, releasedOf } from '../store.ts'
import { shortName } from '../units.ts'
import { examineFound, type Found, sharedProps, texts } from './found.ts'
import { LookPage, NewerLookPage } from './look-pages.tsx'
import { type Checked, dimensionsSaid, withPlaces } from './model.ts'
import { endDraft } from './store.ts'

/** The counts of a file that can be kept as it is; null when something is still to be said or corrected. */
async function readyOf(found: Found): Promise<Checked | null> {
  const { checked } = await examineFound(found, found.draft.answers.roles ?? null)
  return checked && checked.wrong.length === 0 && checked.refusal === null ? checked : null
}

export async function showLook(c: Ask, found: Found): Promise<Response> {
  const { said } = found.draft.answers
  const checked = await readyOf(found)
  if (!checked) return c.redirect(found.action, 303)
  if (!said) return c.redirect(`${found.action}/words`, 303)
  const seen = { ...checked, dimensions: dimensionsSaid(checked.dimensions, said) }
  return c.html(<LookPage {...sharedProps(c, null)} {...formProps(c, texts)} action={found.action} checked={seen} said={said} />)
}

export async function confirmBase(c: Ask, found: Found): Promise<Response> {
  const { said } = found.draft.answers
  const checked = await readyOf(found)
  if (!checked || !said) return c.redirect(`${found.action}/look`, 303)
  const { name } = c.var.actor
  const slug = await c.var.work(async (tx) => {
    // Pressed twice, the second finds nothing to keep.
    if (!(await endDraft(tx, found.draft.id))) throw new Refused(404, '')
    const base = { about: said.about, dimensions: dimensionsSaid(checked.dimensions, said), least: said.least }
    const made = await makeNamed(tx, base, name)
    await addEdition(tx, made.id, checked.cells, '', name)
    return made.slug
  })
  return c.redirect(href(c, `/release/bases/${slug}?done=added`), 303)
}

/** The short name is the title's; where another base has it, a number follows. `new` is the address of this form. */
async function makeNamed(
  tx: Tx,
  base: Pick<CountBase, 'about' | 'dimensions' | 'least'>,
  who: string,
): Promise<{ id: string; slug: string }> {
  const name = shortName(base.about.title.da, 'optaelling', 50)
  for (let n = name === 'new' ? 2 : 1; n < 1000; n++) {
    const slug = n === 1 ? name : `${name}-${n}`
    const id = await makeBase(tx, { ...base, slug }, who)
    if (id !== null) return { id, slug }
  }
  throw new Error(`A thousand bases are called ${name}`)
}

interface Against {
  edition: CountEdition
  newest: CountEdition
  isReleased: boolean
}

/** The newest edition something was released from, also if that was withdrawn; otherwise the newest. */
async function readAgainst(tx: Tx, { id, slug }: CountBase): Promise<Against> {
  const newest = await newestEdition(tx, id)
  if (!newest) throw new Error(`The base ${slug} has no edition`)
  const released = Math.max(0, ...(await releasedOf(tx, slug)).map(({ edition }) => edition))
  const edition = released === newest.number ? newest : await readEdition(tx, id, released)
  return edition ? { edition, newest, isReleased: true } : { edition: newest, newest, isReleased: false }
}

function requireBase({ base }: Found): CountBase {
  if (!base) throw new Refused(404, '')
  return base
}

export async function showNewerLook(c: Ask, found: Found, back?: Back): Promise<Response> {
  const base = requireBase(found)
  const checked = await readyOf(found)
  if (!checked) return c.redirect(found.action, 303)
  const { edition, newest, isReleased, mayRepeat } = await c.var.work(async (tx) => {
    await record(tx, { deed: 'read', thing: 'counts', thingId: base.slug })
    return { ...(await readAgainst(tx, base)), mayRepeat: await hasUsual(tx, base) }
  })
  const change = compareCells(edition.cells, checked.cells, base.least)
  const asksMode = isReleased && (change.changed > 0 || change.removed.some((units) => units.length > 0))
  const isNothingNew = isSame(newest.cells, checked.cells) && (!asksMode || isSame(newest.cells, keptWith(base, edition, checked)))
  const props = {
    ...sharedProps(c, base),
    ...formProps(c, texts, isNothingNew ? undefined : back),
    action: found.action,
    checked,
    least: base.least,
    change,
    against: { number: edition.number, isReleased },
    asksMode,
    isNothingNew,
    mayRepeat,
  }
  return c.html(<NewerLookPage {...props} />, back ? 422 : 200)
}

/** What is known of the edition something was released from, and only what is new of the file. */
const keptWith = ({ dimensions }: CountBase, { cells }: CountEdition, checked: Checked) =>
  keepKnown(
    cells,
    checked.cells,
    dimensions.map(({ kind }) => kind),
  )

export async function confirmEdition(c: Ask, found: Found): Promise<Response> {
  const base = requireBase(found)
  const fields = await readForm(c)
  const checked = await readyOf(found)
  if (!checked) return c.redirect(found.action, 303)
  const note = fieldIn(fields, 'note').trim()
  if (note.length > 500) return showNewerLook(c, found, { fields, errors: [{ field: 'note', key: 'noteLong', came: note }] })
  const { name } = c.var.actor
  const kept = await c.var.work(async (tx) => {
    const { edition, newest, isReleased } = await readAgainst(tx, base)
    // Keeping what was released is the default, also for a form that does not say.
    const cells = isReleased && fieldIn(fields, 'mode') !== 'all' ? keptWith(base, edition, checked) : checked.cells
    if (isSame(newest.cells, cells)) return null
    if (!(await endDraft(tx, found.draft.id))) throw new Refused(404, '')
    await extendDimensions(tx, base.id, withPlaces(base.dimensions, checked.dimensions))
    const number = await addEdition(tx, base.id, cells, note, name)
    // Real counts are in it from now on, and stay when the demonstration goes.
    await markAsReal(tx, 'platform.count_base', base.id)
    const repeats = fieldIn(fields, 'do') === 'again'
    return { repeats, proposal: repeats ? await proposeAgain(tx, c.var.platform.jobs, base, { number, cells }, name) : null }
  })
  if (!kept) return showNewerLook(c, found, { fields, errors: [{ field: 'mode', key: 'sameAsBefore', came: '' }] })
  if (kept.proposal) return c.redirect(href(c, `/release/proposals/${kept.proposal}`), 303)
  return c.redirect(
    href(c, kept.repeats ? `/release/bases/${base.slug}/propose?changed=yes` : `/release/bases/${base.slug}?done=edition`),
    303,
  )
}
