// The front of the room: what a resident can do here, and below it the ways of those who work on it.
import { type Frame, Page, WayList } from '@trygby/ui'
import type { da } from './texts.da.ts'

export interface FrontProps {
  frame: Frame
  t: typeof da
  showsStaffWays: boolean
  showsPartnerWays: boolean
}

type Written = { path: string; text: string; hint: string }

export const FrontPage = ({ frame, t, showsStaffWays, showsPartnerWays }: FrontProps) => {
  const ways = (written: Written[]) => written.map(({ path, ...way }) => ({ ...way, href: `/${frame.locale}${path}` }))
  return (
    <Page frame={frame} title={t.title} lead={t.lead} narrow>
      <WayList label={t.ways} ways={ways(t.residents)} />
      {showsPartnerWays && (
        <section>
          <h2>{t.partnerTitle}</h2>
          <WayList label={t.partnerTitle} ways={ways(t.partner)} />
        </section>
      )}
      {showsStaffWays && (
        <section>
          <h2>{t.staffTitle}</h2>
          <WayList label={t.staffWays} ways={ways(t.staff)} />
        </section>
      )}
    </Page>
  )
}
