// The front of the room: for those who work on it what they do each day, and for everybody what one can say and see.
import { type Frame, Page, WayList } from '@trygby/ui'
import type { da } from './texts.da.ts'
import type { SettingWay, StaffWay } from './ways.ts'

export interface FrontProps {
  frame: Frame
  t: typeof da
  /** The ways that whoever asks may open. */
  staff: StaffWay[]
  settings: SettingWay[]
  isPartner: boolean
}

export const FrontPage = ({ frame, t, staff, settings, isPartner }: FrontProps) => {
  const href = (path: string) => `/${frame.locale}${path}`
  const hasOwnWays = staff.length > 0 || isPartner
  return (
    <Page frame={frame} title={t.title} lead={t.lead} narrow>
      {isPartner && (
        <section>
          <h2>{t.partnerTitle}</h2>
          <WayList label={t.partnerTitle} ways={t.partner.map(({ path, text, hint }) => ({ text, hint, href: href(path) }))} />
        </section>
      )}
      {staff.length > 0 && (
        <section>
          <h2>{t.staffTitle}</h2>
          <WayList label={t.staffWays} ways={staff.map((way) => ({ ...t.staff[way], href: href(way) }))} />
        </section>
      )}
      <section>
        {hasOwnWays && <h2>{t.residentsTitle}</h2>}
        <WayList label={t.ways} ways={t.residents.map(({ path, text, hint }) => ({ text, hint, href: href(path) }))} />
      </section>
      {settings.length > 0 && (
        <section id="set-up">
          <h2>{t.settingsTitle}</h2>
          <WayList label={t.settingsTitle} ways={settings.map((way) => ({ ...t.settings[way], href: href(way) }))} />
        </section>
      )}
    </Page>
  )
}
