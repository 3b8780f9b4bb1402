// What was just changed, above the list, with the way back.
import { Button, Form, formatNumber, type NoticeKind } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Tx } from '../../../platform/db.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { isId } from '../../../platform/id.ts'
import { effortWords } from '../words/words.ts'
import { deedInWords } from './deed-words.ts'
import { namesFor } from './names.ts'
import { changeById } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The notice of a change of one's own; none when the address names no such change. */
export async function changeNotice(c: Ask, tx: Tx, id: string): Promise<{ kind: NoticeKind; text: Child } | undefined> {
  const change = isId(id) ? await changeById(tx, id) : null
  if (!change) return undefined
  const t = textsFor(c.var.locale, { da, en })
  if (change.isUndone) return { kind: 'info', text: t.isUndone }
  const number = (n: number) => formatNumber(n, c.var.locale)
  const deed = deedInWords(change.deed, await namesFor(c, tx, change.deed), t, await effortWords(tx, c.var.locale))
  const text = (
    <>
      <p>{t.changed(number(change.changed), change.changed === 1, deed)}</p>
      {change.missed > 0 ? <p>{t.missed(number(change.missed), change.missed === 1)}</p> : null}
      <Form action={href(c, `/efforts/bulk/${id}/undo`)}>
        <Button kind="secondary">{t.undo}</Button>
      </Form>
    </>
  )
  return { kind: 'success', text }
}
