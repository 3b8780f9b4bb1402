// An effort at its own address, and the stories around it: written, moved on, shared with partners, discussed and judged.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import type { Ask, Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { effortAt } from './asked.ts'
import type { EvidenceSources } from './evidence-source.ts'
import type { Effort } from './model.ts'
import { moveRoutes } from './moves/routes.tsx'
import { EffortPage, type Reader } from './pages.tsx'
import { partnerRoutes } from './partners/routes.tsx'
import { perspectiveRoutes } from './perspectives/routes.tsx'
import { isPartnerOf, mayChange, mayJudge, mayPublishVerdict, maySeeInside } from './policy.ts'
import { seenOf } from './seen.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { verdictRoutes } from './verdict/routes.tsx'
import { da as wordsDa } from './words/texts.da.ts'
import { en as wordsEn } from './words/texts.en.ts'
import { writingRoutes } from './writing/routes.tsx'

function readerOf({ var: { actor } }: Ask, effort: Effort): Reader {
  return {
    account: actor.account,
    organisation: actor.organisation,
    isInside: maySeeInside(actor),
    isPartner: isPartnerOf(actor, effort),
    mayChange: mayChange(actor, effort),
    mayJudge: mayJudge(actor, effort),
    mayPublish: mayPublishVerdict(actor),
  }
}

/** Mount after the other addresses that begin with /efforts/. `sources` are what an effort may point to as evidence. */
export function effortRoutes(web: Web, sources: EvidenceSources = []): void {
  writingRoutes(web, sources)
  moveRoutes(web)
  partnerRoutes(web)
  perspectiveRoutes(web)
  verdictRoutes(web)

  web.get(at('/efforts/:id'), async (c) => {
    const { locale, actor } = c.var
    const seen = await c.var.work(async (tx) => {
      const effort = await effortAt(c, tx)
      return seenOf(tx, effort, { locale, sources, isInside: maySeeInside(actor) })
    })
    const t = textsFor(locale, { da, en })
    return c.html(
      <EffortPage
        {...seen}
        frame={frameOf(c)}
        t={t}
        words={textsFor(locale, { da: wordsDa, en: wordsEn })}
        reader={readerOf(c, seen.effort)}
        said={c.req.query('said') ?? ''}
      />,
    )
  })
}
