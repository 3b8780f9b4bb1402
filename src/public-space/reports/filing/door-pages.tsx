// The first two pages of a report: the five doors after the emergency numbers, and what happens, each answered by one press.
import { ButtonLink, ButtonRow, DraftKeeper, EmergencyNumbers, type Frame, Page, WayList } from '@trygby/ui'
import { type Door, doors, kindsOf } from '../model.ts'
import type { da as reportsDa } from '../texts.da.ts'
import { pageCount } from './flow.tsx'
import type { da } from './texts.da.ts'

interface DoorPageProps {
  frame: Frame
  t: typeof da
  words: typeof reportsDa
  /** The place of a poster that led here. */
  place: { id: string; name: string } | null
}

const atPlace = (address: string, place: DoorPageProps['place']): string => (place ? `${address}?place=${place.id}` : address)

export const DoorsPage = ({ frame, t, words, place }: DoorPageProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} scripts={['public-space/reports/filing']} narrow light>
    <EmergencyNumbers />
    {place && <p>{t.atPlace(place.name)}</p>}
    <DraftKeeper words={t.draft} state="offer" />
    <WayList
      label={t.title}
      ways={[
        ...doors.map((door) => ({
          href: atPlace(`/${frame.locale}/report/${door}`, place),
          text: words.doorSays[door],
          hint: words.doorHints[door],
        })),
        { href: `/${frame.locale}/report/worry`, text: t.worrySays, hint: t.worryHint },
      ]}
    />
    <h2>{t.followTitle}</h2>
    <ButtonRow>
      <ButtonLink kind="secondary" href={`/${frame.elsewhere ?? frame.locale}/follow`}>
        {t.follow}
      </ButtonLink>
    </ButtonRow>
  </Page>
)

export const KindsPage = ({ frame, t, words, place, door }: DoorPageProps & { door: Door }) => {
  const title = door === 'good' ? t.goodKind : t.steps.kind
  return (
    <Page frame={frame} title={title} narrow light>
      <p class="page-place">{t.page(2, pageCount)}</p>
      {place && <p>{t.atPlace(place.name)}</p>}
      <WayList
        label={title}
        ways={kindsOf[door].map((kind) => ({ href: atPlace(`/${frame.locale}/report/${door}/${kind}`, place), text: words.kinds[kind] }))}
      />
      <ButtonRow>
        <ButtonLink kind="secondary" href={atPlace(`/${frame.locale}/report`, place)}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
