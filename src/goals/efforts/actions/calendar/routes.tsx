// The calendar of somebody's own days: fetched by a secret address, without signing in, with the rights its owner has today.
import { at } from '../../../../platform/http/address.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import { href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { refuseTooMany } from '../../../../platform/rate-limit.ts'
import { hashOf } from '../../../../platform/session.ts'
import { saidIn } from '../../../goals/said/model.ts'
import { ownActions, ownDates } from '../mine/store.ts'
import { da } from '../mine/texts.da.ts'
import { en } from '../mine/texts.en.ts'
import { calendarFile } from './file.ts'
import { ownerOfFeed } from './store.ts'

const purpose = 'own calendar'

export function calendarRoutes(web: Web): void {
  web.get(at('/calendar/:file{[\\w-]+\\.ics}'), async (c) => {
    // Calendars of many people ask from the same few networks, every few hours each.
    await refuseTooMany(c, 'calendar', 600, 3600)
    const { locale, town, platform } = c.var
    const token = c.req.param('file').replace(/\.ics$/, '')
    const owner = await c.var.workAsSystem((tx) => ownerOfFeed(tx, hashOf(token)), purpose)
    if (!owner) throw new Refused(404, '')
    const file = await platform.db.transaction({ municipality: town.municipality, ...owner, purpose }, async (tx) =>
      calendarFile({
        actions: await ownActions(tx),
        dates: await ownDates(tx),
        words: textsFor(locale, { da, en }).calendar.words,
        say: (name) => saidIn(name, locale).text,
        link: (path) => platform.config.publicUrl + href(c, path),
      }),
    )
    return c.body(file, 200, { 'content-type': 'text/calendar; charset=utf-8' })
  })
}
