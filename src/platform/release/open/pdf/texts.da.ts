// Ordene i PDF-filen med åbne tal, ud over dem siden også har.
export const da = {
  what: 'Hvad tallene er',
  releasedOn: 'Udgivet',
  number: 'Udgivelse',
  numberOf: (number: string) => `Udgivelse ${number}`,
  rowCount: 'Rækker',
  address: 'Fast adresse',
  demonstration: 'Demonstration: mennesker, foreninger og hændelser er opdigtede',
  tablePart: (title: string, part: string, of: string) => `${title} (${part} af ${of})`,
  firstRows: (shown: string, all: string) => `Her står de første ${shown} rækker af ${all}. Alle rækker er i filen:`,
  wholeFile: 'Hent hele tabellen som CSV',
  withheld: 'tilbageholdt',
  withheldRows: (rows: string, isOne: boolean) =>
    isOne
      ? 'I én række er tallet tilbageholdt. Et tilbageholdt tal er ikke 0.'
      : `I ${rows} rækker er tallet tilbageholdt. Et tilbageholdt tal er ikke 0.`,
  why: 'Hvorfor:',
  chartTitle: (heading: string, title: string) => `${title}: ${heading.toLocaleLowerCase('da')} over tid`,
  chartText: (from: string, first: string, to: string, last: string) =>
    `Det første tal er ${first} (${from}). Det nyeste er ${last} (${to}).`,
  chartGaps: 'Hvor linjen er brudt, er et tal tilbageholdt eller mangler.',
  source: 'Kilde',
}
