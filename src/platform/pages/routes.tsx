// The standing pages and the short address that the law gives the accessibility statement.
import { at } from '../http/address.ts'
import { frameOf } from '../http/frame.ts'
import { href, type Web } from '../http/web.ts'
import { textsFor } from '../i18n.ts'
import { readContact } from '../town/contact/store.ts'
import { AccessibilityPage, PrivacyPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function pagesRoutes(web: Web): void {
  web.get('/was', (c) => c.redirect(href(c, '/accessibility'), 302))
  web.get(at('/was'), (c) => c.redirect(href(c, '/accessibility'), 302))

  web.get(at('/accessibility'), async (c) => {
    const { accessibility } = textsFor(c.var.locale, { da, en })
    return c.html(<AccessibilityPage frame={frameOf(c)} contact={await c.var.work(readContact)} t={accessibility} />)
  })

  web.get(at('/privacy'), async (c) => {
    const { privacy } = textsFor(c.var.locale, { da, en })
    return c.html(<PrivacyPage frame={frameOf(c)} contact={await c.var.work(readContact)} t={privacy} />)
  })
}
