// The way of a file of counts: handed in, its columns explained, described, looked at, and kept or forgotten.
import { at } from '../../../http/address.ts'
import { type Back, formProps } from '../../../http/form-props.ts'
import { Refused, readForm } from '../../../http/intake.ts'
import { readUpload } from '../../../http/upload.ts'
import { type Ask, href, type Web } from '../../../http/web.ts'
import { limit } from '../../../rate-limit.ts'
import { refused } from '../../../result.ts'
import { isMisnamed, tableEndings } from '../../../table-file/read-sheet.ts'
import { keepsCounts } from '../policy.ts'
import { keysOf } from '../units.ts'
import { examineFile } from './examine.ts'
import { examineFound, type Found, findBase, findDraft, knownOf, sharedProps, texts } from './found.ts'
import { confirmBase, confirmEdition, showLook, showNewerLook } from './keep.tsx'
import { faultsOf, readRoles, readSaid } from './model.ts'
import { ColumnsPage, UploadPage } from './pages.tsx'
import { endDraft, keepAnswers, keepFile } from './store.ts'
import { WordsPage } from './words-page.tsx'

const drafts = at('/release/bases/new/:draft')
const largest = 25_000_000

export function countFileRoutes(web: Web): void {
  web.get(at('/release/bases/new'), (c) => showUpload(c))
  web.post(at('/release/bases/new'), limit('upload', 60, 60), (c) => takeFile(c))
  web.get(at('/release/bases/:slug/edition'), (c) => showUpload(c))
  web.post(at('/release/bases/:slug/edition'), limit('upload', 60, 60), (c) => takeFile(c))
  web.get(drafts, async (c) => showColumns(c, await findDraft(c)))
  web.post(drafts, takeColumns)
  web.get(`${drafts}/words`, async (c) => showWords(c, await findDraft(c)))
  web.post(`${drafts}/words`, takeWords)
  web.get(`${drafts}/look`, async (c) => {
    const found = await findDraft(c)
    return found.base ? showNewerLook(c, found) : showLook(c, found)
  })
  web.post(`${drafts}/look`, async (c) => {
    const found = await findDraft(c)
    return found.base ? confirmEdition(c, found) : confirmBase(c, found)
  })
  web.post(`${drafts}/forget`, forget)
}

async function showUpload(c: Ask, back?: Back): Promise<Response> {
  if (!keepsCounts(c.var.actor)) throw new Refused(404, '')
  const base = await findBase(c)
  return c.html(<UploadPage {...sharedProps(c, base)} {...formProps(c, texts, back)} />, back ? 422 : 200)
}

/** Keeps a file when it can be read and names nobody; otherwise nothing of it stays. */
async function takeFile(c: Ask): Promise<Response> {
  if (!keepsCounts(c.var.actor)) throw new Refused(404, '')
  const base = await findBase(c)
  const { fields, file } = await readUpload(c, 'file', { maxBytes: largest, endings: tableEndings })
  if (!file.ok) return showUpload(c, { fields, errors: file.errors })
  const { name, bytes } = file.value
  if (isMisnamed(name, bytes)) return showUpload(c, { fields, errors: refused('file', 'fileOtherKind').errors })
  const known = await knownOf(c, base)
  const examined = await examineFile({ bytes, roles: null, base: known })
  if (!examined.ok) return showUpload(c, { fields, errors: examined.errors })
  const { columns, guess: roles } = examined.value
  // A newer edition with the columns we know asks nobody what they are.
  const isKnown = known !== null && faultsOf(roles, keysOf(columns), known.dimensions).length === 0
  const draft = await c.var.work(async (tx) => {
    const id = await keepFile(tx, { name, bytes, base: base?.id ?? null })
    if (isKnown) await keepAnswers(tx, id, { roles })
    return id
  })
  return c.redirect(href(c, `/release/bases/new/${draft}${isKnown ? '/look' : ''}`), 303)
}

async function showColumns(c: Ask, found: Found, back?: Back): Promise<Response> {
  const { draft, base, action } = found
  const file = await examineFound(found, back ? null : (draft.answers.roles ?? null))
  const props = {
    ...sharedProps(c, base),
    ...formProps(c, texts, back),
    action,
    fileName: draft.fileName,
    file,
    roles: draft.answers.roles ?? file.guess,
    checked: file.checked,
    onward: `${action}/${base ? 'look' : 'words'}`,
  }
  return c.html(<ColumnsPage {...props} />, back ? 422 : 200)
}

async function takeColumns(c: Ask): Promise<Response> {
  const found = await findDraft(c)
  const fields = await readForm(c)
  const { columns } = await examineFound(found, null)
  const { roles, errors } = readRoles(fields, columns, keysOf(columns), found.known?.dimensions ?? null)
  if (errors.length > 0) return showColumns(c, found, { fields, errors })
  await c.var.work((tx) => keepAnswers(tx, found.draft.id, { ...found.draft.answers, roles }))
  return c.redirect(found.action, 303)
}

/** Words are asked for once the columns are right; before that the columns are shown. */
async function showWords(c: Ask, found: Found, back?: Back): Promise<Response> {
  const { draft, base, action } = found
  const { checked } = await examineFound(found, draft.answers.roles ?? null)
  if (base || !checked || checked.wrong.length > 0 || checked.refusal) return c.redirect(action, 303)
  const { dimensions, cells } = checked
  const props = { ...sharedProps(c, base), ...formProps(c, texts, back), action: `${action}/words`, dimensions, units: cells.units }
  return c.html(<WordsPage {...props} said={draft.answers.said} />, back ? 422 : 200)
}

async function takeWords(c: Ask): Promise<Response> {
  const found = await findDraft(c)
  const fields = await readForm(c)
  const { checked } = await examineFound(found, found.draft.answers.roles ?? null)
  if (found.base || !checked) return c.redirect(found.action, 303)
  const { said, errors } = readSaid(fields, checked.dimensions)
  if (errors.length > 0) return showWords(c, found, { fields, errors })
  await c.var.work((tx) => keepAnswers(tx, found.draft.id, { ...found.draft.answers, said }))
  return c.redirect(`${found.action}/look`, 303)
}

async function forget(c: Ask): Promise<Response> {
  const { draft, base } = await findDraft(c)
  await c.var.work((tx) => endDraft(tx, draft.id))
  return c.redirect(href(c, base ? `/release/bases/${base.slug}` : '/release'), 303)
}
