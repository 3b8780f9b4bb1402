// The look book's charts and map, with invented figures.
import type { Scene } from './gallery-scene.ts'
import {
  barChart,
  ChartFrame,
  columnsChart,
  dotIntervalChart,
  type Evidence,
  formatNumber,
  funnelChart,
  heatChart,
  lineBandChart,
  type MapFeatures,
  MapFrame,
  Page,
  Table,
} from './src/index.ts'

const evidenceIn = ({ say }: Scene): Evidence => ({
  source: {
    name: say('Opdigtede tal', 'Invented figures'),
    table: 'STRAF11',
    codes: '183, 1316',
    fetchedAt: '2026-03-03',
    publishedAt: '2026-02-11',
  },
  n: say('98 kommuner, 1.821 anmeldelser', '98 municipalities, 1,821 reports'),
  uncertainty: {
    interval: say(
      'Bjælken er det, der ville være almindeligt i 95 af 100 byer som denne.',
      'The bar is what would be ordinary in 95 of 100 towns like this.',
    ),
  },
  cannotSay: [
    say('Tallene viser, hvor det skete, ikke hvor folk bor.', 'The figures show where it happened, not where people live.'),
    say('Meget bliver aldrig anmeldt.', 'Much is never reported.'),
  ],
})

const groupsIn = ({ say }: Scene) => [
  { label: say('Indbrud i hjem', 'Home burglary'), observed: 61, expected: 84, low: 66, high: 104, emphasised: true },
  { label: say('Indbrud i virksomheder', 'Business burglary'), observed: 48, expected: 41, low: 24, high: 60 },
  { label: say('Vold', 'Violence'), observed: 131, expected: 118, low: 88, high: 152 },
  { label: say('Butikstyveri', 'Shoplifting'), observed: 150, expected: 139, low: 70, high: 236 },
]

const Against = ({ scene }: { scene: Scene }) => {
  const { say, locale } = scene
  const groups = groupsIn(scene)
  return (
    <ChartFrame
      {...evidenceIn(scene)}
      title={say('Kriminalitet mod det ventede', 'Crime against what was expected')}
      summary={say(
        'I 2025 havde hjem i byen færre indbrud end ventet for en by som denne: 61 anmeldt, 84 ventet, og 66 til 104 ville være almindeligt.',
        'In 2025 homes in the town had fewer burglaries than expected for a town like this: 61 reported, 84 expected, and 66 to 104 would be ordinary.',
      )}
      chart={dotIntervalChart({
        locale,
        title: say('Anmeldt mod ventet', 'Reported against expected'),
        description: say('Fire grupper.', 'Four groups.'),
        groups,
        axis: { label: say('Anmeldelser i 2025', 'Reports in 2025') },
        legend: {
          observed: say('anmeldt', 'reported'),
          emphasised: say('færre end ventet', 'fewer than expected'),
          range: say('almindeligt', 'ordinary'),
          expected: say('ventet', 'expected'),
        },
      })}
      table={{
        columns: [
          { key: 'label', heading: say('Gruppe', 'Group') },
          { key: 'observed', heading: say('Anmeldt', 'Reported'), numeric: true },
          { key: 'expected', heading: say('Ventet', 'Expected'), numeric: true },
          { key: 'range', heading: say('Almindeligt', 'Ordinary'), numeric: true },
        ],
        rows: groups.map(({ label, observed, expected, low, high }) => ({ cells: { label, observed, expected, range: `${low}-${high}` } })),
        downloads: [{ text: 'CSV', href: '/da/crime.csv' }],
      }}
      tableOpenAtStart
    />
  )
}

const OverTime = ({ scene }: { scene: Scene }) => {
  const { say, locale } = scene
  const points = Array.from({ length: 40 }, (_, quarter) => {
    const value = 1.1 - quarter * 0.007 + 0.07 * Math.sin(quarter * 1.3)
    return { x: 2016 + quarter / 4, value, low: value - 0.16, high: value + 0.19 }
  })
  return (
    <ChartFrame
      {...evidenceIn(scene)}
      title={say('Forholdet gennem årene', 'The ratio through the years')}
      summary={say('Byen er kommet tættere på det, man kunne vente.', 'The town has come closer to what one could expect.')}
      chart={lineBandChart({
        locale,
        title: say('Forhold over tid', 'Ratio over time'),
        description: say('En linje med et bånd.', 'A line with a band.'),
        series: [{ name: say('Alle anmeldelser', 'All reports'), points }],
        axis: { label: say('Anmeldt for hver ventet', 'Reported for each expected'), digits: 1 },
        reference: { value: 1, label: say('som ventet', 'as expected') },
        breaks: [{ x: 2023, label: say('ny måde at tælle på', 'new way of counting') }],
        bandLabel: say('usikkerhed (95 %)', 'uncertainty (95 %)'),
      })}
      table={{
        columns: [
          { key: 'year', heading: say('År', 'Year') },
          { key: 'value', heading: say('Forhold', 'Ratio'), numeric: true },
        ],
        rows: points
          .filter((_, place) => place % 4 === 0)
          .map(({ x, value }) => ({ cells: { year: x, value: formatNumber(value, locale, 2) } })),
      }}
    />
  )
}

const WeekByWeek = ({ scene }: { scene: Scene }) => {
  const { say, locale } = scene
  const columns = Array.from({ length: 26 }, (_, week) => ({
    label: say(`uge ${week + 1}`, `week ${week + 1}`),
    value: week === 22 ? 14 : Math.round(4 + 3 * Math.sin(week / 3)),
    dot: Math.round(2 + Math.sin(week / 3)),
    ...(week > 13 ? { limit: 11 } : {}),
    emphasised: week === 22,
  }))
  return (
    <ChartFrame
      {...evidenceIn(scene)}
      title={say('Uge for uge', 'Week by week')}
      summary={say('Uge 23 lå over det almindelige for årstiden.', 'Week 23 lay above the ordinary for the season.')}
      chart={columnsChart({
        locale,
        title: say('Gange i ugen', 'Times a week'),
        description: say('26 uger.', '26 weeks.'),
        columns,
        axis: { label: say('Gange', 'Times') },
        legend: {
          value: say('gange', 'times'),
          dot: say('henvendelser', 'reports'),
          limit: say('højeste almindelige', 'highest ordinary'),
          emphasised: say('over det almindelige', 'above the ordinary'),
        },
      })}
      table={{
        columns: [
          { key: 'week', heading: say('Uge', 'Week') },
          { key: 'value', heading: say('Gange', 'Times'), numeric: true },
        ],
        rows: columns.map(({ label, value }) => ({ cells: { week: label, value: String(value) } })),
      }}
    />
  )
}

const InTheWeek = ({ scene }: { scene: Scene }) => {
  const { say, locale } = scene
  const days = [say('ma', 'Mo'), say('ti', 'Tu'), say('on', 'We'), say('to', 'Th'), say('fr', 'Fr'), say('lø', 'Sa'), say('sø', 'Su')]
  const times = [say('Morgen', 'Morning'), say('Dag', 'Day'), say('Aften', 'Evening'), say('Nat', 'Night')]
  const counts = times.map((_, row) => days.map((_, column) => (row === 2 ? 3 + column * 2 : (row + column) % 4)))
  return (
    <ChartFrame
      {...evidenceIn(scene)}
      title={say('Hvornår i ugen', 'When in the week')}
      summary={say('Mest om aftenen, og mest sidst på ugen.', 'Most in the evening, and most late in the week.')}
      chart={heatChart({
        locale,
        title: say('Dage og tider', 'Days and times'),
        description: say('Syv dage.', 'Seven days.'),
        columns: days,
        rows: times,
        counts,
      })}
      table={{
        columns: [{ key: 'time', heading: say('Tid', 'Time') }, ...days.map((day) => ({ key: day, heading: day, numeric: true }))],
        rows: times.map((time, row) => ({
          cells: { time, ...Object.fromEntries(days.map((day, column) => [day, String(counts[row]?.[column] ?? 0)])) },
        })),
      }}
    />
  )
}

const AmongOthers = ({ scene }: { scene: Scene }) => {
  const { say, locale } = scene
  const points = Array.from({ length: 98 }, (_, place) => {
    const x = 12 * 1.055 ** place
    return { name: `K${place}`, x, y: 1 + (Math.sin(place * 12.9) * 1.1) / Math.sqrt(x / 6) + 0.12 * Math.cos(place * 4.1) }
  })
  const town = { name: 'Ishøj', x: 84, y: 0.73, highlighted: true }
  const curve = (times: number) =>
    Array.from({ length: 60 }, (_, place) => {
      const x = 8 * 1.11 ** place
      const wide = times * Math.sqrt(1 / x + 0.012)
      return { x, low: Math.max(0, 1 - wide), high: 1 + wide }
    })
  return (
    <ChartFrame
      {...evidenceIn(scene)}
      title={say('Byen blandt de andre', 'The town among the others')}
      summary={say('Byen ligger under det, tilfældet alene kan forklare.', 'The town lies below what chance alone can explain.')}
      chart={funnelChart({
        locale,
        title: say('Tragt', 'Funnel'),
        description: say('98 byer.', '98 towns.'),
        points: [...points, town],
        limits: [
          { label: say('99,8 af 100', '99.8 of 100'), curve: curve(3.09) },
          { label: say('95 af 100', '95 of 100'), curve: curve(1.96) },
        ],
        reference: { value: 1, label: say('som ventet', 'as expected') },
        x: { label: say('Ventede anmeldelser', 'Expected reports') },
        y: { label: say('Anmeldt for hver ventet', 'Reported for each expected'), digits: 1 },
        legend: { others: say('andre kommuner', 'other municipalities'), ours: 'Ishøj' },
      })}
      table={{
        columns: [
          { key: 'name', heading: say('Kommune', 'Municipality') },
          { key: 'ratio', heading: say('Forhold', 'Ratio'), numeric: true },
        ],
        rows: [town, ...points.slice(0, 4)].map(({ name, y }) => ({ cells: { name, ratio: formatNumber(y, locale, 2) } })),
      }}
    />
  )
}

const Amounts = ({ scene }: { scene: Scene }) => {
  const { say, locale } = scene
  const bars = [
    { label: say('I mit hjem', 'At home'), value: 94.2, low: 92.1, high: 95.9 },
    { label: say('I mit kvarter om dagen', 'In my quarter by day'), value: 88.1, low: 85.3, high: 90.5 },
    {
      label: say('På stier og ved stationen om aftenen', 'On paths and at the station in the evening'),
      value: 61.4,
      low: 57.2,
      high: 65.5,
      emphasised: true,
    },
    { label: say('I klubben', 'In the club'), value: Number.NaN },
  ]
  const withheld = say('tilbageholdt', 'withheld')
  return (
    <ChartFrame
      {...evidenceIn(scene)}
      uncertainty={{ none: say('hele byen er spurgt', 'the whole town was asked') }}
      title={say('Hvor folk føler sig trygge', 'Where people feel safe')}
      summary={say('Flest er trygge hjemme, færrest på stier om aftenen.', 'Most feel safe at home, fewest on paths in the evening.')}
      chart={barChart({
        locale,
        title: say('Tryghed', 'Felt safety'),
        description: say('Fire steder.', 'Four places.'),
        bars,
        axis: { label: say('Trygge, procent af svar', 'Feeling safe, per cent of answers'), digits: 1 },
        withoutFigure: withheld,
      })}
      table={{
        columns: [
          { key: 'label', heading: say('Sted', 'Place') },
          { key: 'value', heading: '%', numeric: true },
        ],
        rows: bars.map(({ label, value }) => ({
          cells: { label, value: Number.isNaN(value) ? withheld : formatNumber(value, locale, 1) },
        })),
      }}
    />
  )
}

export const chartsPage = (scene: Scene) => (
  <Page
    frame={scene.frame}
    title={scene.say('Færre ofre', 'Fewer victims')}
    lead={scene.say('Møder byen mindre kriminalitet, end man kunne vente?', 'Does the town meet less crime than one could expect?')}
  >
    <Amounts scene={scene} />
    <Against scene={scene} />
    <OverTime scene={scene} />
    <WeekByWeek scene={scene} />
    <InTheWeek scene={scene} />
    <AmongOthers scene={scene} />
  </Page>
)

const QUARTERS: MapFeatures = {
  type: 'FeatureCollection',
  features: [
    {
      name: 'Demokvarteret Nord',
      text: '3',
      shade: 2,
      ring: [
        [12.33, 55.62],
        [12.37, 55.625],
        [12.375, 55.612],
        [12.34, 55.607],
        [12.33, 55.62],
      ],
    },
    {
      name: 'Demokvarteret Syd',
      text: '5',
      shade: 4,
      highlighted: true,
      ring: [
        [12.34, 55.607],
        [12.375, 55.612],
        [12.38, 55.6],
        [12.35, 55.596],
        [12.34, 55.607],
      ],
    },
  ].map(({ name, text, shade, highlighted, ring }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Polygon' as const, coordinates: [ring as [number, number][]] },
    properties: { name, text, shade: shade as 2 | 4, highlighted },
  })),
}
QUARTERS.features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: [12.356, 55.613] }, properties: { name: 'Ishøj St.' } })

export const mapPage = (scene: Scene) => {
  const { frame, say } = scene
  return (
    <Page frame={frame} title={say('Gode steder', 'Good places')} scripts={['ui/map']}>
      <MapFrame
        {...evidenceIn(scene)}
        title={say('Hvor folk gerne er', 'Where people like to be')}
        summary={say('Flest gode steder er meldt i syd.', 'Most good places were named in the south.')}
        features={QUARTERS}
        list={
          <Table
            caption={say('Gode steder i kvarterer', 'Good places in quarters')}
            columns={[
              { key: 'name', heading: say('Kvarter', 'Quarter') },
              { key: 'count', heading: say('Antal', 'Count'), numeric: true },
            ]}
            rows={QUARTERS.features.flatMap(({ properties: { name, text } }) => (text ? [{ cells: { name, count: text } }] : []))}
          />
        }
      />
    </Page>
  )
}
