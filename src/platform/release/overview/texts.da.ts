// De ord, der giver overblik over det offentlige kontrolpunkt.
import type { Protection } from '../model.ts'
import type { ProposalState } from '../proposal/model.ts'

const kinds: Record<Protection['kind'], string> = {
  'counts-of-people': 'Antal personer: beskyttet og angrebet',
  'town-figures': 'Byens egne tal',
  'official-statistics': 'Officiel statistik, beskyttet af udgiveren',
}

const standing: Record<Exclude<ProposalState, 'released' | 'dropped'>, string> = {
  waiting: 'Skal beskyttes og angribes først',
  working: 'Beskyttes og angribes nu',
  ready: 'Skal læses og udgives af en analytiker eller administrator',
  refused: 'Kan ikke udgives, før tabellerne er lavet om',
}

export const da = {
  behind: 'Skal angribes igen: der er udgivet noget siden',
  title: 'Offentligt kontrolpunkt',
  lead: 'Her går alle tal om mennesker igennem, før de bliver offentlige: foreslået, beskyttet, angrebet, læst og udgivet.',
  kinds,
  standing,
  attacked: (date: string) =>
    `Alt, hvad der nogensinde er udgivet af optællinger, er angrebet samlet, senest ${date}. 0 skjulte tal kunne regnes frem.`,
  attackedBy: (date: string) =>
    `Alt, hvad der nogensinde er udgivet af optællinger, er angrebet samlet, en optælling ad gangen. Det ældste angreb er fra ${date}. 0 skjulte tal kunne regnes frem.`,
  notAttacked: (bases: string) =>
    `Det, der er udgivet af ${bases}, er ikke angrebet samlet. Foreslå de samme tabeller igen, så bliver det gjort.`,
  waiting: {
    title: 'Venter på nogen',
    caption: 'Forslag, der ikke er afgjort',
    none: 'Ingen forslag venter.',
    proposal: 'Forslag',
    base: 'Optælling',
    state: 'Tilstand',
    standing: 'Det, der mangler',
    lost: 'Celler, der ikke vises',
    lostOf: (lost: string, cells: string) => `${lost} af ${cells}`,
    proposed: 'Foreslået',
    by: (name: string, date: string) => `${name}, ${date}`,
  },
  released: {
    title: 'Udgivet',
    caption: 'Den nyeste udgivelse af hver tabel',
    none: 'Der er ikke udgivet noget endnu.',
    table: 'Tabel',
    number: 'Udgivelse',
    date: 'Dato',
    by: 'Godkendt af',
    machinery: 'Systemet',
    cells: 'Celler vist',
    shownOf: (shown: string, cells: string) => `${shown} af ${cells}`,
    kind: 'Beskyttelse',
    public: 'Offentlig side',
    look: 'Se den',
  },
  bases: {
    title: 'Optællinger',
    caption: 'Det, der kan foreslås tabeller af',
    none: 'Der er ingen optællinger endnu.',
    base: 'Optælling',
    counted: 'Tæller',
    least: 'Mindste antal, der vises',
    by: 'Bragt ind',
    bringIn: 'Bring en optælling ind',
    propose: 'Foreslå tabeller',
    proposeOf: (title: string) => `Foreslå tabeller af ${title}`,
    actions: 'Næste skridt',
  },
  withdrawn: {
    title: 'Trukket tilbage',
    caption: 'Udgivelser, der er trukket tilbage',
    table: 'Tabel',
    number: 'Udgivelse',
    date: 'Trukket tilbage',
    reason: 'Begrundelse',
  },
  dataset: {
    lead: 'Hver udgivelse af denne tabel, hvem der godkendte den, og hvad der er trukket tilbage.',
    caption: 'Udgivelser',
    number: 'Udgivelse',
    released: 'Udgivet',
    by: 'Godkendt af',
    state: 'Tilstand',
    isPublic: 'offentlig',
    isWithdrawn: 'trukket tilbage',
    reason: 'Begrundelse',
    proposal: 'Forslag',
    toProposal: 'Se forslaget',
    toPublic: 'Den offentlige side',
    unseen: 'ikke vist',
  },
  withdraw: {
    title: 'Træk en udgivelse tilbage',
    text: 'Tallene forsvinder fra siden og alle filer. Nummeret, datoen og din begrundelse bliver stående, så alle kan se dem.',
    remembered: 'Det, der har været offentligt, kan nogen have gemt. Angriberen regner derfor stadig med de tilbagetrukne tal.',
    which: 'Hvilken udgivelse?',
    choice: (number: string, date: string) => `Udgivelse ${number} fra ${date}`,
    reason: 'Hvorfor trækkes den tilbage?',
    reasonHint: '3-500 tegn. Alle kan læse det. Nævn ingen personer og ingen små tal.',
    button: 'Træk tilbage',
  },
  done: { withdrawn: 'Udgivelsen er trukket tilbage.' },
  errors: {
    number: 'Vælg en udgivelse, der er offentlig.',
    reason: 'Skriv en begrundelse på 3-500 tegn.',
  },
}
