// What was just changed, above the inbox, with the way back.
import { Button, Form, formatNumber, type NoticeKind } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Tx } from '../../../../platform/db.ts'
import { type Ask, href } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { isId } from '../../../../platform/id.ts'
import { listTeams } from '../../../../platform/town/department/store.ts'
import { da as reportDa } from '../../texts.da.ts'
import { en as reportEn } from '../../texts.en.ts'
import { changeInWords } from './deed-words.ts'
import { changeById } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The notice of a change of one's own; none when the address names no such change. */
export async function changeNotice(c: Ask, tx: Tx, id: string): Promise<{ kind: NoticeKind; text: Child } | undefined> {
  const made = isId(id) ? await changeById(tx, id) : null
  if (!made) return undefined
  const { locale } = c.var
  const t = textsFor(locale, { da, en })
  if (made.isUndone) return { kind: 'info', text: t.isUndone }
  const number = (n: number) => formatNumber(n, locale)
  const w = textsFor(locale, { da: reportDa, en: reportEn })
  const deed = changeInWords(made.change, { t, w, locale, teams: await listTeams(tx) })
  const text = (
    <>
      <p>{t.changed(number(made.changed), made.changed === 1, deed)}</p>
      {made.missed > 0 ? <p>{t.missed(number(made.missed), made.missed === 1)}</p> : null}
      {made.mayBeUndone && made.changed > 0 ? (
        <Form action={href(c, `/reports/changes/${id}/undo`)}>
          <span data-key="z">
            <Button kind="secondary">{t.undo}</Button>
          </span>{' '}
          {t.undoHint}
        </Form>
      ) : null}
    </>
  )
  return { kind: made.changed > 0 ? 'success' : 'warning', text }
}
