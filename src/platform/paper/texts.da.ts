// Ordene på papir, uanset hvad der trykkes: indhold, sider, og det, der står ved tal.
export const da = {
  contents: 'Indhold',
  /** Til en kolonne, der ikke har fået en overskrift. */
  column: (place: number) => (place === 0 ? 'Emne' : `Kolonne ${place + 1}`),
  tableIn: (heading: string) => `Tabel: ${heading}`,
  chartIncomplete: 'Figuren er ikke vist: der mangler tal, kilde, antal, usikkerhed eller det, tallene ikke kan sige.',
  tableIncomplete: 'Tabellen mangler sin kilde.',
  period: 'Tid',
  interval: 'Interval (95 %)',
  band: 'Interval, 95 %',
  asTable: (title: string) => `Tallene i figuren: ${title}`,
  note: {
    source: 'Kilde',
    asOf: 'Tal fra',
    n: 'Bygger på',
    uncertainty: 'Usikkerhed',
    cannotSay: 'Det kan tallene ikke sige',
  },
  onPage: (page: number) => `Side ${page}`,
  page: (page: number, of: number) => `Side ${page} af ${of}`,
}
