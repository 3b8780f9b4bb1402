// Det, der siges om en fil med rækker, som ikke kan læses.
export const da = {
  fileOtherKind: 'Filens navn og indhold passer ikke sammen. En Excel-fil skal slutte på .xlsx, og en tekstfil på .csv eller .txt.',
  fileNotText: 'Vi ventede en CSV-fil eller en Excel-fil (.xlsx). Filen er ikke nogen af delene.',
  fileEncoding: 'Vi kan ikke læse bogstaverne i filen. Gem den som UTF-8 eller Windows-1252, og vælg den igen.',
  fileQuotes: (came: string) => `Vi ventede, at anførselstegn kommer to og to. I linje ${came} gør de ikke.`,
  fileNoRows: 'Vi ventede overskrifter og mindst en række med tal. Filen har ingen rækker.',
  fileTooManyRows: 'Vi ventede højst 100.000 rækker. Filen har flere. Del den i to.',
  fileOneColumn: 'Vi ventede mindst to kolonner, delt ved semikolon, komma eller tabulator. Filen har kun en.',
  fileHeadings: (came: string): string =>
    came === ''
      ? 'Vi ventede en overskrift over hver kolonne. En af dem er tom.'
      : `Vi ventede forskellige overskrifter. “${came}” står der to gange.`,
  fileBroken: 'Vi ventede en hel Excel-fil (.xlsx). Filen er gået i stykker. Gem den igen og prøv en gang til.',
  fileManyParts: 'Excel-filen har for mange dele. Gem arket som CSV og prøv igen.',
  fileSwells: 'Filen er for stor, når den pakkes ud. Gem arket som CSV og prøv igen.',
  fileTooHeavy: 'Filen tog for lang tid at læse. Gem arket som CSV, eller del det i to.',
}
