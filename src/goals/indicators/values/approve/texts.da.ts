// Ordene på siden, hvor tal ses igennem, før de udgives.
export const da = {
  home: 'Forside',
  indicators: 'Indikatorer',
  values: 'Tallene',
  title: (name: string) => `Før tallene udgives: ${name}`,
  lead: 'Læs angribers rapport, og se, hvad der går ud. Udgiv så.',
  report: 'Angribers rapport',
  official: 'Tallene er officiel statistik. Udgiveren har beskyttet dem, og alle har dem allerede. Derfor er der intet at angribe.',
  notOfPeople: 'Tallene tæller ikke personer. Derfor er der intet at angribe.',
  had: (numbers: string, withheld: string, releases: string) =>
    `Angriberen havde ${numbers} antal, som tallene bygger på, fra denne udgivelse og alle tidligere (${releases}), også dem, der er trukket tilbage. ${withheld} af dem er holdt tilbage.`,
  tried: 'Den lagde kvartaler og måneder sammen, trak dem fra året og holdt nye tal op mod gamle.',
  foundNothing: 'Angriberen fandt ikke noget.',
  found: (n: string) => (n === '1' ? 'Angriberen fandt noget.' : `Angriberen fandt noget ${n} steder.`),
  leaks: {
    recovered: (whole: string) => `${whole}: Det tal, der er holdt tilbage, kan regnes ud.`,
    narrow: (whole: string) => `${whole}: Det tal, der er holdt tilbage, kan næsten regnes ud.`,
    undecided: (whole: string) => `${whole}: Det kan ikke vises, at det tal, der er holdt tilbage, er sikkert.`,
    difference: (whole: string, rest: string) => `${whole} minus ${rest} fortæller om færre end fem personer.`,
    part: (whole: string, rest: string) =>
      rest === ''
        ? `${whole}: Alle tal tilsammen fortæller om færre end fem personer.`
        : `${whole} uden ${rest}: Alle tal tilsammen fortæller om færre end fem personer.`,
    correction: (whole: string) => `${whole}: To udgivelser af tallet fortæller tilsammen om færre end fem personer.`,
  },
  whatToDo:
    'Tallene kan ikke udgives sådan. En tidligere udgivelse viser allerede for meget. Tal med den, der har ansvaret for databeskyttelse.',
  knownBefore: (n: string) =>
    `Tidligere udgivelser røber allerede noget ${n === '1' ? 'et sted' : `${n} steder`} hver for sig. Det ændrer denne udgivelse ikke.`,
  notShown: 'Det går ikke ud',
  notShownText: 'Kun I kan se tallene her. Skriv dem ikke andre steder.',
  period: 'Tid',
  holds: 'Det gælder',
  figureAndN: (value: string, n: string) => `${value} (n = ${n})`,
  why: 'Hvorfor',
  outcomes: {
    small: 'Holdes tilbage. Tallet fortæller om færre end fem personer.',
    'few-answers': 'Holdes tilbage. Færre end 30 har svaret, eller antallet kendes ikke.',
    protects: 'Holdes tilbage. Ellers kunne et andet tal regnes ud.',
    waits: 'Holdes tilbage. Tallet er ændret med færre end fem personer, og den gamle udgivelse er trukket tilbage.',
    repeats: 'Venter. Tallet er ændret med færre end fem personer. Det, der er udgivet, bliver stående.',
  },
  goesOut: 'Det kan alle se',
  value: (unit: string) => `Tal (${unit})`,
  interval: '95 %-interval',
  n: 'Hvor mange (n)',
  wordsAlong: 'Det siges sammen med tallene',
  obstacles: {
    'not-adopted': 'Indikatoren er ikke vedtaget. Derfor kan tallene ikke udgives.',
    internal: 'Indikatoren er kun for kommunens egne folk. Derfor kan tallene ikke udgives.',
    'no-figures': 'Der er ingen tal at udgive.',
  },
  cannot: 'Tallene kan ikke udgives, så længe angriberen finder noget.',
  nothingNew: 'Alt dette er udgivet. Der er intet nyt.',
  note: 'Alle kan så læse tallene og hente dem som filer. En udgivelse kan ikke slettes, og den, der har hentet den, har den.',
  release: 'Udgiv tallene',
  refused: { changed: 'Noget er ændret, siden du så siden', gate: 'Tallene blev ikke udgivet' },
  refusedText: {
    changed: 'Intet er udgivet. Se det igennem igen, og udgiv så.',
    gate: 'Noget står i vejen. Det kan være angribers fund, eller at noget mangler i indikatorens definition.',
  },
}
