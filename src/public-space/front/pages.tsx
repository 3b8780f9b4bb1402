// The front of the room: what a resident can do here, and below it the ways of those who work on it.
import { type Frame, Page, WayList } from '@trygby/ui'
import type { da } from './texts.da.ts'

type Written = { path: string; text: string; hint: string }

export interface FrontProps {
  frame: Frame
  t: typeof da
  showsStaffWays: boolean
  showsPartnerWays: boolean
  /** The pages of setting up that whoever asks may open. */
  settings: Written[]
}

export const FrontPage = ({ frame, t, showsStaffWays, showsPartnerWays, settings }: FrontProps) => {
  const ways = (written: Written[]) => written.map(({ path, text, hint }) => ({ text, hint, href: `/${frame.locale}${path}` }))
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
      {settings.length > 0 && (
        <section>
          <h2>{t.settingsTitle}</h2>
          <WayList label={t.settingsTitle} ways={ways(settings)} />
        </section>
      )}
    </Page>
  )
}
