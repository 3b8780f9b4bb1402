// Det, der står om en fil med rækker, mens nogen ser den igennem.
export const da = {
  readAs: (encoding: string, separator: string) => `Læst som ${encoding}, delt ved ${separator}.`,
  readSheet: (sheet: string) => `Læst fra arket “${sheet}”.`,
  separators: { ';': 'semikolon', ',': 'komma', '\t': 'tabulator' } as Record<string, string>,
  firstRows: 'Filens første linjer',
  line: 'Linje',
  wrongTitle: 'Filen kan ikke hentes ind endnu',
  wrongText: (count: string, isOne: boolean) =>
    `${isOne ? 'Et sted' : `${count} steder`} skal rettes. Ret filen og vælg den igen, eller ret svarene her. Intet er gemt.`,
  wrongTable: 'Det skal rettes',
  wrongColumn: 'Kolonne',
  wrongExpected: 'Vi ventede',
  wrongCame: 'Der stod',
  wrongMore: (count: string) => `Der er ${count} steder mere, som ikke er vist.`,
  wholeLine: 'hele linjen',
  nothing: '(intet)',
}
