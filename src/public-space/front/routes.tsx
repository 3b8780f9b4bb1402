// The way into the room of public space.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import type { Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { has } from '../../platform/roles.ts'
import { FrontPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function frontRoutes(web: Web): void {
  web.get(at('/public-space'), (c) => {
    const t = textsFor(c.var.locale, { da, en })
    return c.html(
      <FrontPage
        frame={frameOf(c)}
        t={t}
        showsStaffWays={has(c.var.actor, 'professional', 'coordinator', 'leader')}
        showsPartnerWays={has(c.var.actor, 'partner')}
        settings={t.settings.filter(({ roles }) => has(c.var.actor, ...roles))}
      />,
    )
  })
}
