// Changing many at once: which and what, a look at it first, then all in one transaction; and undoing it.
import { record } from '../../../platform/audit.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { isId, newId } from '../../../platform/id.ts'
import { fieldIn, refused } from '../../../platform/result.ts'
import { colleaguesToChooseFrom } from '../colleagues.ts'
import { showList } from '../list/show.tsx'
import { effortWords } from '../words/words.ts'
import { readAsked } from './asked.ts'
import { deedInWords, nowInWords } from './deed-words.ts'
import { deedAsText, previewOf, readDeed, readSeen, seenAsText } from './model.ts'
import { isThere, namesFor } from './names.ts'
import { PreviewPage, UndonePage, WhoPage } from './pages.tsx'
import { mayChangeMany } from './policy.ts'
import { changeMany, effortsToChange, undoChange } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

function requireKeeper(c: Ask): string {
  if (!mayChangeMany(c.var.actor) || c.var.actor.account === null) throw new Refused(404, '')
  return c.var.actor.account
}

const shared = (c: Ask, query: string) => ({
  frame: frameOf(c),
  t: textsFor(c.var.locale, { da, en }),
  to: (path: string) => href(c, path),
  listHref: href(c, `/efforts${query}`),
})

/** From the list: says what would change, or what is missing beside its question. */
async function look(c: Ask): Promise<Response> {
  const me = requireKeeper(c)
  const fields = await readForm(c)
  const asked = await readAsked(c, fields)
  if (!asked.ok) return showList(c, { query: fieldIn(fields, 'query').slice(0, 2000), bulk: { fields, errors: asked.errors } })
  const { ids, query } = asked.value
  const isOther = fieldIn(fields, 'deed') === 'owner:other'
  if (isOther)
    return c.html(<WhoPage {...shared(c, query)} ids={ids} colleagues={await c.var.work(colleaguesToChooseFrom)} query={query} />)
  const deed = readDeed(fieldIn(fields, 'deed'), me)
  const errors = refused('deed', fieldIn(fields, 'deed') === '' ? 'deedMissing' : 'deedGone').errors
  if (!deed) return showList(c, { query, bulk: { fields, errors } })
  const seen = await c.var.work(async (tx) => ({
    names: await namesFor(c, tx, deed),
    efforts: await effortsToChange(tx, ids),
    w: await effortWords(tx, c.var.locale),
  }))
  const isGone =
    (deed.kind === 'owner' && deed.owner !== null && seen.names.owner === '') ||
    (deed.kind === 'department' && deed.department !== null && !seen.names.departments.has(deed.department))
  if (isGone) return showList(c, { query, bulk: { fields, errors } })
  const { t, ...rest } = shared(c, query)
  const preview = previewOf(seen.efforts, deed)
  return c.html(
    <PreviewPage
      {...rest}
      t={t}
      preview={preview}
      deed={deedInWords(deed, seen.names, t, seen.w)}
      now={(effort) => nowInWords(effort, deed, seen.names, t, seen.w)}
      carried={{ change: newId(), deed: deedAsText(deed), efforts: seenAsText(preview.changing), query }}
    />,
  )
}

/** Does what was seen. Sent twice, it is done once. */
async function apply(c: Ask): Promise<Response> {
  const me = requireKeeper(c)
  const fields = await readForm(c)
  const [change, deed, seen] = [fieldIn(fields, 'change'), readDeed(fieldIn(fields, 'deed'), me), readSeen(fieldIn(fields, 'efforts'))]
  // Only a form that nobody of ours wrote can be like that.
  if (!isId(change) || !deed || !seen) throw new Refused(422, '')
  await c.var.work(async (tx) => {
    if (!(await isThere(c, tx, deed))) throw new Refused(422, '')
    const changed = await changeMany(tx, change, deed, seen)
    if (changed !== null) await record(tx, { deed: 'changed', thing: 'efforts', thingId: change, detail: { ...deed, changed } })
  })
  const query = new URLSearchParams(fieldIn(fields, 'query').slice(0, 2000))
  query.set('changed', change)
  return c.redirect(href(c, `/efforts?${query}`), 303)
}

async function undo(c: Ask): Promise<Response> {
  requireKeeper(c)
  const undone = await c.var.work(async (tx) => {
    const done = await undoChange(tx, idOf(c))
    if (done)
      await record(tx, {
        deed: 'changed',
        thing: 'efforts',
        thingId: idOf(c),
        detail: { undone: true, restored: done.restored, left: done.left.length },
      })
    return done
  })
  return c.html(<UndonePage {...shared(c, '')} undone={undone} />)
}

export function bulkRoutes(web: Web): void {
  // The answers of these forms have no address of their own: another language, or the page loaded again, leads back to the list.
  for (const path of ['/efforts/bulk', '/efforts/bulk/:id/undo'] as const) web.get(at(path), (c) => c.redirect(href(c, '/efforts'), 302))
  web.post(at('/efforts/bulk'), look)
  web.post(at('/efforts/bulk/apply'), apply)
  web.post(at('/efforts/bulk/:id/undo'), undo)
}
