// The coordinator reads what people wrote, lets stay what is about the place, and the rest is gone for everybody.
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { at, doneIn } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { isId } from '../../../../platform/id.ts'
import { accepted, type FormFields, fieldIn, type Result, readFields, refused } from '../../../../platform/result.ts'
import { namesOfPlaces } from '../../filing/store.ts'
import { da as wordsDa } from '../../texts.da.ts'
import { en as wordsEn } from '../../texts.en.ts'
import { doerOf } from '../../work/asked.ts'
import { addEvent } from '../../work/store.ts'
import { findPeople } from '../find-people.ts'
import { fieldOf, readForm as formRead } from './model.ts'
import { WordsPage } from './pages.tsx'
import { mayReadWords } from './policy.ts'
import { holdUnread, letWordsGo, unreadWords } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const purpose = 'read the words of reports'

async function show(c: Ask, back?: Back): Promise<Response> {
  if (!mayReadWords(c.var.actor)) throw new Refused(404, '')
  const { unread, waiting, known } = await c.var.work(async (tx) => {
    const found = await unreadWords(tx)
    // Whose words were seen is written down for each report.
    for (const { report } of found.unread) await record(tx, { deed: 'read', thing: 'words of a report', thingId: report })
    return { ...found, known: await namesOfPlaces(tx) }
  }, purpose)
  const props = formProps(c, { da, en }, back)
  const done = doneIn(c, props.t.done)
  const page = (
    <WordsPage
      {...props}
      kinds={textsFor(c.var.locale, { da: wordsDa, en: wordsEn }).kinds}
      unread={unread.map((said) => ({ said, findings: findPeople(said.written, known) }))}
      waiting={waiting}
      back={back ? fieldIn(back.fields, 'report') : null}
      {...(done ? { status: { kind: 'success' as const, text: done } } : {})}
    />
  )
  return c.html(page, back ? 422 : 200)
}

/** Reads the form of one report; what still looks like a person needs the coordinator's word that it is none. */
function read(fields: FormFields, report: string, known: readonly string[]): Result<string> {
  const field = fieldOf(report)
  const form = readFields(formRead, { words: fieldIn(fields, field), ...(fields.keep ? { keep: fieldIn(fields, 'keep') } : {}) })
  if (!form.ok) return { ok: false, errors: form.errors.map((error) => ({ ...error, field })) }
  const { words, keep } = form.value
  const people = keep ? [] : findPeople(words, known)
  if (people.length > 0) return refused(field, 'found', people.map(({ from, to }) => words.slice(from, to)).join(', '))
  return accepted(words)
}

/** In one transaction: what stays, the line in the trail and in the log; false when a colleague was faster. */
async function letGo(c: Ask, tx: Tx, report: string, words: string): Promise<boolean> {
  const before = await holdUnread(tx, report)
  if (before === null) return false
  await letWordsGo(tx, report, words)
  await addEvent(tx, report, { kind: 'words-read', by: doerOf(c), detail: { changed: before !== words } })
  await record(tx, { deed: 'read through', thing: 'words of a report', thingId: report, detail: { changed: before !== words } })
  return true
}

/** Mounted before `/reports/:id`, whose address would take this for a number. */
export function wordsRoutes(web: Web): void {
  web.get(at('/reports/words'), (c) => show(c))

  web.post(at('/reports/words'), async (c) => {
    if (!mayReadWords(c.var.actor)) throw new Refused(404, '')
    const fields = await readForm(c)
    const report = fieldIn(fields, 'report')
    if (!isId(report)) throw new Refused(404, '')
    const form = read(fields, report, await c.var.work(namesOfPlaces))
    if (!form.ok) return show(c, { fields, errors: form.errors })
    const isDone = await c.var.work((tx) => letGo(c, tx, report, form.value), purpose)
    return c.redirect(href(c, `/reports/words?done=${isDone ? 'read' : 'gone'}`), 303)
  })
}
