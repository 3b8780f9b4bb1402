// The reports of a phenomenon on a map that loads on request, for colleagues only, with the list that says the same.
import { formatDate, formatNumber, type MapFeature, MapFrame, type Position, Table } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { da } from '../evidence/texts.da.ts'
import { en } from '../evidence/texts.en.ts'
import type { PhenomenonPageProps } from './props.ts'

/** A circle of so many metres, as a map draws it. */
function circle({ lat, lon }: { lat: number; lon: number }, metres: number): Position[] {
  const corners = Array.from({ length: 33 }, (_, corner) => (corner / 32) * 2 * Math.PI)
  const east = metres / (111_195 * Math.cos((lat * Math.PI) / 180))
  return corners.map((angle): Position => [lon + east * Math.cos(angle), lat + (metres / 111_195) * Math.sin(angle)])
}

export const ReportsMap = ({ frame: { locale }, words, of, reports, today }: PhenomenonPageProps) => {
  if (reports.length === 0) return null
  const t = textsFor(locale, { da, en })
  const count = formatNumber(reports.length, locale)
  const reach: MapFeature = {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [circle(of, of.radius)] },
    properties: { name: of.where, shade: 0, highlighted: true },
  }
  const points = reports.map(
    ({ number, lat, lon, kind, label }): MapFeature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { name: `${number}: ${label}`, text: words.r.kinds[kind] },
    }),
  )
  return (
    <MapFrame
      title={t.map.title}
      summary={t.map.summary(count)}
      features={{ type: 'FeatureCollection', features: [reach, ...points] }}
      source={{ name: t.source, asOf: today }}
      n={words.p.reports(reports.length)}
      uncertainty={{ none: t.map.none }}
      cannotSay={t.map.cannot}
      list={
        <Table
          caption={t.map.list}
          captionHidden
          columns={[
            { key: 'number', heading: t.map.columns.number },
            { key: 'place', heading: t.map.columns.place },
            { key: 'received', heading: t.map.columns.received },
          ]}
          rows={reports.map(({ id, number, label, receivedAt }) => ({
            href: `/${locale}/reports/${id}`,
            cells: {
              number: String(number),
              place: (
                <span lang="da" dir="auto">
                  {label}
                </span>
              ),
              received: formatDate(receivedAt, locale),
            },
          }))}
        />
      }
    />
  )
}
