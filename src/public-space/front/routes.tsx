// The way into the room of public space.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import type { Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { sameForStrangers } from '../../platform/public-copy/shared.ts'
import { isPartner } from '../handovers/policy.ts'
import { FrontPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { openTo, settingWays, staffWays } from './ways.ts'

export function frontRoutes(web: Web): void {
  web.get(at('/public-space'), sameForStrangers(), (c) => {
    const { roles } = c.var.actor
    const ways = { staff: openTo(staffWays, roles), settings: openTo(settingWays, roles) }
    return c.html(<FrontPage frame={frameOf(c)} t={textsFor(c.var.locale, { da, en })} {...ways} isPartner={isPartner(c.var.actor)} />)
  })
}
