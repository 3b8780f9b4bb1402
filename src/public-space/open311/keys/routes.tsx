// The administrator issues a key to another system and ends it again.
import { record } from '../../../platform/audit.ts'
import { at, doneIn } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { isId } from '../../../platform/id.ts'
import { fieldIn, readFields, refused } from '../../../platform/result.ts'
import { keyForm } from './model.ts'
import { IssuedPage, KeysPage } from './pages.tsx'
import { keepsKeys } from './policy.ts'
import { hashOfKey, newKey } from './secret.ts'
import { endKey, issueKey, listKeys } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const path = '/reports/api-keys'

async function showKeys(c: Ask, back?: Back): Promise<Response> {
  const props = formProps(c, { da, en }, back)
  return c.html(<KeysPage {...props} keys={await c.var.work(listKeys)} done={doneIn(c, props.t.done)} />, back ? 422 : 200)
}

/** For anybody else these pages are not there. */
function onlyKeeper(c: Ask): void {
  if (!keepsKeys(c.var.actor)) throw new Refused(404, '')
}

export function keysRoutes(web: Web): void {
  web.get(at(path), (c) => {
    onlyKeeper(c)
    return showKeys(c)
  })

  web.post(at(path), async (c) => {
    onlyKeeper(c)
    const fields = await readForm(c)
    const read = readFields(keyForm, fields)
    if (!read.ok) return showKeys(c, { fields, errors: read.errors })
    const { name } = read.value
    const apiKey = newKey()
    const issued = await c.var.work(async (tx) => {
      const id = await issueKey(tx, name, hashOfKey(apiKey))
      if (id) await record(tx, { deed: 'issued', thing: 'api key', thingId: id, detail: { name } })
      return id
    })
    if (!issued) return showKeys(c, { fields, errors: refused('name', 'nameTaken', name).errors })
    const { frame, t } = formProps(c, { da, en })
    return c.html(<IssuedPage frame={frame} t={t} name={name} apiKey={apiKey} address={`${c.var.platform.config.publicUrl}/open311/v2`} />)
  })

  web.post(at(`${path}/end`), async (c) => {
    onlyKeeper(c)
    const fields = await readForm(c)
    const id = fieldIn(fields, 'which')
    const isEnded = await c.var.work(async (tx) => {
      const ended = isId(id) && (await endKey(tx, id))
      if (ended) await record(tx, { deed: 'ended', thing: 'api key', thingId: id })
      return ended
    })
    if (!isEnded) return showKeys(c, { fields, errors: refused('which', 'which').errors })
    return c.redirect(`${href(c, path)}?done=ended`, 303)
  })
}
