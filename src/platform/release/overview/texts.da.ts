// De ord, der giver overblik over det offentlige kontrolpunkt.
import type { Protection } from '../model.ts'
import type { ProposalState } from '../proposal/model.ts'

const kinds: Record<Protection['kind'], string> = {
  'counts-of-people': 'Optællinger af mennesker',
  'town-figures': 'Byens egne tal',
  'official-statistics': 'Officiel statistik',
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
    `Alt, hvad der nogensinde er udgivet af optællinger, er angrebet samlet, senest ${date}. 0 tilbageholdte tal kunne regnes ud.`,
  attackedBy: (date: string) =>
    `Alt, hvad der nogensinde er udgivet af optællinger, er angrebet samlet, en optælling ad gangen. Det ældste angreb er fra ${date}. 0 tilbageholdte tal kunne regnes ud.`,
  notAttacked: (bases: string) =>
    `Det, der er udgivet af ${bases}, er ikke angrebet samlet. Foreslå de samme tabeller igen, så bliver det gjort.`,
  waiting: {
    title: 'Venter på nogen',
    caption: 'Forslag, der ikke er afgjort',
    none: 'Ingen forslag venter.',
    older: (count: string) => `${count} ældre venter også. De står på optællingernes sider.`,
    proposal: 'Forslag',
    base: 'Optælling',
    edition: (title: string, number: string) => `${title}, udgave ${number}`,
    state: 'Tilstand',
    standing: 'Det, der mangler',
    lost: 'Celler, der ikke vises',
    lostOf: (lost: string, cells: string) => `${lost} af ${cells}`,
    proposed: 'Foreslået',
    by: (name: string, date: string) => `${name}, ${date}`,
  },
  released: {
    title: 'Udgivet',
    none: 'Der er ikke udgivet noget endnu.',
    table: 'Tabel',
    number: 'Udgivelse',
    date: 'Dato',
    by: 'Godkendt af',
    machinery: 'Systemet',
    cells: 'Celler vist',
    shownOf: (shown: string, cells: string) => `${shown} af ${cells}`,
    many: (kind: string, count: string) => `${kind} (${count})`,
  },
  bases: {
    title: 'Optællinger',
    caption: 'Det, der kan foreslås tabeller af',
    none: 'Der er ingen optællinger endnu.',
    base: 'Optælling',
    counted: 'Tæller',
    least: 'Mindste antal, der må vises',
    by: 'Hentet ind',
    bringIn: 'Hent en optælling ind',
    newerHead: 'Nyere udgave',
    newer: 'Hent ind',
    proposeHead: 'Tabeller',
    propose: 'Foreslå',
    newerOf: (title: string) => `Hent ind: nyere udgave af ${title}`,
    proposeOf: (title: string) => `Foreslå tabeller af ${title}`,
  },
  withdrawn: {
    title: (count: string) => `Trukket tilbage (${count})`,
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
    kind: 'Slags',
    unseen: 'ikke vist',
  },
  withdraw: {
    title: 'Træk en udgivelse tilbage',
    text: 'Tallene forsvinder fra siden og alle filer. Nummeret, datoen og din begrundelse bliver stående, så alle kan se dem.',
    remembered: 'Det, der har været offentligt, kan nogen have gemt. Angriberen regner derfor stadig med de tilbagetrukne tal.',
    which: 'Hvilken udgivelse?',
    choice: (number: string, date: string) => `Udgivelse ${number} fra ${date}`,
    reason: 'Hvorfor trækkes den tilbage?',
    reasonHint: '3-500 tegn. Alle kan læse det. Nævn ingen mennesker og ingen små antal.',
    button: 'Træk tilbage',
  },
  done: { withdrawn: 'Udgivelsen er trukket tilbage.' },
  errors: {
    number: 'Vælg en udgivelse, der er offentlig.',
    reason: 'Skriv en begrundelse på 3-500 tegn.',
  },
}
