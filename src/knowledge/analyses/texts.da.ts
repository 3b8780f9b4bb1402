// Ordene på siderne om viden og om kriminalitet målt mod det ventede.
import { da as figures } from './figures/texts.da.ts'
import { da as method } from './method/texts.da.ts'
import { da as told } from './told/texts.da.ts'

export const da = {
  ...told,
  ...figures,
  ...method,
  home: 'Forside',
  knowledge: {
    title: 'Viden',
    lead: 'Hvad ved vi om byen? Her kan du se tallene, hvor de kommer fra, og hvad de ikke kan sige.',
    crimeTitle: 'Kriminalitet mod det ventede',
    crimeText: 'Møder borgere og virksomheder mindre kriminalitet, end man kan vente i en by som denne?',
    sourcesTitle: 'Kilder',
    sourcesText: 'Hvor tallene er hentet, hvornår, og hvad man skal passe på.',
    dataTitle: 'Åbne tal',
    dataText: 'Hent byens tal som fil, og brug dem frit.',
    laterTitle: 'Det kommer senere',
    later: ['Spørgsmål til borgerne om tryghed', 'Viden om, hvad der virker', 'Svar på, om en indsats virkede'],
  },
  title: 'Kriminalitet mod det ventede',
  lead: 'Byens mål er, at borgere og virksomheder møder mindre kriminalitet, end man kan vente i en by som denne.',
  groupsTitle: { residents: 'Det, der rammer borgerne', businesses: 'Det, der rammer virksomhederne' },
  wholeTown: {
    title: 'Byen som helhed',
    text: 'Her er alle anmeldte lovbrud lagt sammen. Tallet afgør ikke målet for borgere eller virksomheder.',
  },
  filesTitle: 'Tallene bag',
  newsSource: (from: string, date: string) => `Kilde: ${from}. Hentet ${date}.`,
  empty: {
    'not-fetched': {
      title: 'Tallene er ikke hentet endnu',
      text: 'Når byen har hentet tal fra Danmarks Statistik og regnet på dem, kommer svarene her. Det sker af sig selv. En medarbejder kan også sætte det i gang på siden om kilder.',
    },
    'no-code': {
      title: 'Tallene er hentet, men vi mangler byens kode',
      text: 'Svarene kommer her, når byens administrator har skrevet kommunens kode.',
    },
    'wrong-code': {
      title: 'Tallene er hentet, men byens kode passer ikke',
      text: 'Vi fandt ingen kommune med byens kode i tallene. Svarene kommer her, når byens administrator har rettet koden.',
    },
    ready: {
      title: 'Tallene er hentet, men der er ikke regnet på dem endnu',
      text: 'Det sker af sig selv og tager som regel under et minut. Genindlæs siden om lidt.',
    },
    failed: {
      title: 'Tallene er hentet, men beregningen gik ikke godt',
      text: 'Derfor er der ingen svar her. En medarbejder kan regne igen.',
    },
    cancelled: {
      title: 'Tallene er hentet, men beregningen blev stoppet',
      text: 'Derfor er der ingen svar her. En medarbejder kan regne igen.',
    },
    withdrawn: {
      title: 'Svarene er trukket tilbage',
      text: 'Byen har regnet på tallene og siden taget svarene tilbage. En medarbejder kan regne igen.',
    },
    toSources: 'Gå til kilder',
  },
  run: {
    title: 'Regn igen',
    text: 'Regner alle grupper igennem med de nyeste tal. Det tager under et minut.',
    button: 'Regn igen',
    started: 'Beregningen er sat i gang. Siden viser de nye tal, når den er færdig.',
    stop: 'Stop beregningen',
    stopping: 'Beregningen stopper om et øjeblik.',
    running: 'Regner',
    failed: 'Den sidste beregning gik ikke godt. Prøv igen.',
    cancelled: 'Den sidste beregning blev stoppet.',
    stillThere: 'De gamle svar står her endnu.',
    'not-fetched': 'Der er ingen tal at regne på endnu. Hent dem først på siden om kilder.',
    'no-code': 'Vi kan ikke regne, før byens administrator har skrevet kommunens kode.',
    'wrong-code': 'Vi kan ikke regne: Ingen kommune i tallene har byens kode. Byens administrator kan rette den.',
  },
  victims: {
    title: 'Ofre og ikke kun lovbrud',
    text: 'Tallene tæller lovbrud. Danmarks Statistik tæller også ofre, men kun for hele landet (tabel STRAF5). Derfor kan tal for byens ofre ikke stå her.',
  },
  help: {
    title: 'Er det sket for dig?',
    call: 'Ring',
    checked: (date: string) => `Kontrolleret ${date}. Kilde:`,
  },
}
