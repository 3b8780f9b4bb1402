// A table of counts of people for the eye: how much is withheld, a chart through time or of classes, and a map where it has places.
import { barChart, ChartFrame, type Frame, formatNumber, lineBandChart, MapFrame, Notice, Table } from '@trygby/ui'
import { grainOf, startOf } from '../base/time.ts'
import type { Release } from '../model.ts'
import { uncertaintyOf } from './about.ts'
import { type CountsPicture, pictureOf, placesIn, withheldIn } from './counts-picture.ts'
import { languageOf, said } from './formats.ts'
import type { da } from './texts.da.ts'

type Props = { release: Release; frame: Frame; t: typeof da }

/** Nothing for tables of other kinds. */
export const CountsView = (props: Props) => {
  const { release, frame, t } = props
  if (release.table.protection.kind !== 'counts-of-people') return null
  const { withheld, cells } = withheldIn(release.table)
  const number = (n: number) => formatNumber(n, frame.locale)
  return (
    <>
      {withheld > 0 && (
        <Notice kind="info" title={t.withheldTitle}>
          {t.withheldText(number(withheld), number(cells), number(release.table.protection.k))}
        </Notice>
      )}
      <CountsChart {...props} />
      <CountsMap {...props} />
    </>
  )
}

const CountsChart = ({ release, frame, t }: Props) => {
  const picture = pictureOf(release.table, languageOf(frame.locale))
  if (!picture) return null
  const title = said(release.table.title, frame.locale)
  const along = said(picture.along.heading, frame.locale)
  const summary = picture.kind === 'lines' ? t.linesSummary(along) : t.barsSummary(along)
  return (
    <ChartFrame
      title={t.chart}
      summary={summary}
      chart={drawn(picture, { title, description: summary }, { frame, unit: unitOf(release, frame), t })}
      table={tableOf(picture, frame, t)}
      {...evidenceOf(release, frame)}
    />
  )
}

const unitOf = ({ table }: Release, frame: Frame): string => {
  const column = table.columns.find(({ key }) => key === 'count')
  return column ? said(column.heading, frame.locale) : ''
}

function drawn(
  picture: CountsPicture,
  words: { title: string; description: string },
  { frame, unit, t }: { frame: Frame; unit: string; t: typeof da },
): string {
  const { locale } = frame
  const axis = { label: unit, digits: 0 }
  if (picture.kind === 'bars') {
    const [{ points } = { points: [] }] = picture.series
    const bars = points.map(({ label, count }) => ({ label, value: count ?? Number.NaN }))
    return barChart({ ...words, locale, axis, bars, withoutFigure: t.withheldCell })
  }
  const series = picture.series.map(({ name, points }) => ({
    name: name || unit,
    points: points.map(({ code, count }, place) => ({ x: yearOf(code, place), value: count ?? Number.NaN })),
  }))
  return lineBandChart({ ...words, locale, axis: { ...axis, startAtZero: true }, series })
}

/** Weeks by their first day, so that fifty-three of them fit into a year. */
function yearOf(code: string, place: number): number {
  if (grainOf(code) === null) return place
  const at = new Date(startOf(code))
  const year = at.getUTCFullYear()
  return year + (at.getTime() - Date.UTC(year, 0, 1)) / (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1))
}

function tableOf(picture: CountsPicture, frame: Frame, t: typeof da) {
  const [first] = picture.series
  const counted = (count: number | null | undefined) => (count == null ? t.withheldCell : formatNumber(count, frame.locale))
  return {
    columns: [
      { key: 'along', heading: said(picture.along.heading, frame.locale) },
      ...picture.series.map(({ name }, place) => ({ key: `s${place}`, heading: name || t.count, numeric: true })),
    ],
    rows: (first?.points ?? []).map(({ code, label }) => ({
      cells: {
        along: label,
        ...Object.fromEntries(
          picture.series.map(({ points }, place) => [`s${place}`, counted(points.find((point) => point.code === code)?.count)]),
        ),
      },
    })),
  }
}

const CountsMap = ({ release, frame, t }: Props) => {
  const places = placesIn(release.table, languageOf(frame.locale))
  if (places.length === 0) return null
  const counted = (count: number | null) => (count === null ? t.withheldCell : formatNumber(count, frame.locale))
  return (
    <MapFrame
      title={t.map}
      summary={t.mapSummary}
      features={{
        type: 'FeatureCollection',
        features: places.map(({ name, lat, lon, count }) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [lon, lat] },
          properties: { name, text: counted(count) },
        })),
      }}
      list={
        <Table
          caption={t.mapList}
          captionHidden
          columns={[
            { key: 'name', heading: t.place, sortable: true },
            { key: 'count', heading: t.count, numeric: true, sortable: true },
          ]}
          rows={places.map(({ name, count }) => ({
            cells: { name, count: counted(count) },
            ...(count === null ? {} : { sortValues: { count } }),
          }))}
        />
      }
      {...evidenceOf(release, frame)}
    />
  )
}

function evidenceOf({ table }: Release, { locale }: Frame) {
  const [from] = table.provenance
  const words = said(uncertaintyOf(table), locale)
  return {
    source: { name: from?.publisher ?? '', table: from?.table ?? '', fetchedAt: from?.fetchedAt ?? '' },
    n: said(table.n, locale),
    uncertainty: 'interval' in table.uncertainty ? { interval: words } : { none: words },
    cannotSay: table.cannotSay.map((sentence) => said(sentence, locale)),
  }
}
