// Undoing a change made from the inbox.
import { at, idOf } from '../../../../platform/http/address.ts'
import { frameOf } from '../../../../platform/http/frame.ts'
import { href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { doerOf } from '../../work/asked.ts'
import { requireWorker } from '../show.tsx'
import { undoChange } from './change-reports.ts'
import { UndonePage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function changeRoutes(web: Web): void {
  // The answer has no address of its own: another language, or the page loaded again, leads back to the inbox.
  web.get(at('/reports/changes/:id/undo'), (c) => c.redirect(href(c, '/reports'), 302))

  web.post(at('/reports/changes/:id/undo'), async (c) => {
    requireWorker(c)
    const t = textsFor(c.var.locale, { da, en })
    const undone = await c.var.work((tx) => undoChange(tx, idOf(c), doerOf(c), da.sorry))
    return c.html(<UndonePage frame={frameOf(c)} t={t} to={(path) => href(c, path)} undone={undone} />)
  })
}
