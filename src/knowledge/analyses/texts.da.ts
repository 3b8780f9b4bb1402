// Ordene på siderne om viden og om kriminalitet målt mod det ventede.
import type { CovariateKey, GoalAnswer, Group, Verdict } from './model.ts'

/** Det en sætning om en gruppe er lavet af. Tal og tider er skrevet på læserens måde. */
export interface Told {
  when: string
  town: string
  observed: string
  expected: string
  low: string
  high: string
}

interface GroupWords {
  title: string
  /** Hvem det ramte, som led i en sætning. */
  who: (town: string) => string
  things: string
  /** Hvad gruppen dækker. */
  about: string
}

/** Hvem svaret gælder, for hvilket år, og i hvor mange af deres grupper der var færre end ventet. */
interface Answered {
  who: string
  year: string
  fewer: string
  all: string
}

export const da = {
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
    later: ['Spørgsmål til borgerne om tryghed', 'Viden om hvad der virker', 'Svar på om en indsats virkede'],
  },
  title: 'Kriminalitet mod det ventede',
  lead: 'Byens mål er, at borgere og virksomheder møder mindre kriminalitet, end man kan vente i en by som denne.',
  audience: { residents: 'Borgerne', businesses: 'Virksomhederne' },
  answer: {
    met: ({ who, year }) => `${who} mødte mindre kriminalitet end ventet i ${year}. Målet er vist nået.`,
    partly: ({ who, year, fewer, all }) =>
      `${who} mødte mindre kriminalitet end ventet i ${fewer} af ${all} grupper i ${year}. I resten er det ikke vist. Målet er ikke vist nået.`,
    'not-shown': ({ who, year }) =>
      `Tallene viser ikke, at ${lower(who)} mødte mindre kriminalitet end ventet i ${year}. Målet er ikke vist nået.`,
    mixed: ({ who, year }) => `${who} mødte mindre end ventet i nogle grupper og mere i andre i ${year}. Målet er ikke nået.`,
    missed: ({ who, year }) => `${who} mødte mere kriminalitet end ventet i mindst en gruppe i ${year}. Målet er ikke nået.`,
    'cannot-tell': ({ who, year }) =>
      `Vi kan ikke sige, om ${lower(who)} mødte mindre kriminalitet end ventet i ${year}. Målet er ikke vist nået.`,
  } as Record<GoalAnswer, (at: Answered) => string>,
  groups: {
    all: {
      title: 'Alle anmeldte lovbrud',
      who: (town) => town,
      things: 'anmeldte lovbrud',
      about: 'Alt det politiet har fået anmeldt, på nær trafik.',
    },
    violence: { title: 'Vold', who: (town) => town, things: 'sager om vold', about: 'Vold og trusler mod mennesker.' },
    'burglary-home': {
      title: 'Indbrud i hjem',
      who: (town) => `hjem i ${town}`,
      things: 'indbrud',
      about: 'Indbrud i huse og lejligheder.',
    },
    'other-theft': {
      title: 'Andre tyverier',
      who: (town) => town,
      things: 'andre tyverier',
      about: 'Tyveri af for eksempel tasker, telefoner og værktøj.',
    },
    'burglary-business': {
      title: 'Indbrud i virksomheder',
      who: (town) => `virksomheder i ${town}`,
      things: 'indbrud',
      about: 'Indbrud i butikker, kontorer og lagre.',
    },
    shoplifting: {
      title: 'Tyveri i butikker',
      who: (town) => `butikker i ${town}`,
      things: 'tyverier',
      about: 'Varer der er taget i en butik uden at betale.',
    },
  } as Record<Group, GroupWords>,
  verdicts: { fewer: 'Færre end ventet', 'as-expected': 'Som ventet', more: 'Flere end ventet', 'cannot-tell': 'Kan ikke siges' } as Record<
    Verdict,
    string
  >,
  goal: {
    fewer: 'Her er målet vist nået.',
    'as-expected': 'Som ventet er ikke nok. Her er målet ikke vist nået.',
    more: 'Her er målet ikke nået.',
    'cannot-tell': 'Usikkerheden er for stor til et svar. Her er målet ikke vist nået.',
  } as Record<Verdict, string>,
  told: {
    fewer: (w, t) => `${t.when} havde ${w.who(t.town)} færre ${w.things} end ventet for en by som denne: ${counts(t)}`,
    'as-expected': (w, t) => `${t.when} havde ${w.who(t.town)} omtrent så mange ${w.things} som ventet for en by som denne: ${counts(t)}`,
    more: (w, t) => `${t.when} havde ${w.who(t.town)} flere ${w.things} end ventet for en by som denne: ${counts(t)}`,
    'cannot-tell': (w, t) => `Vi kan ikke sige, om ${w.who(t.town)} havde færre ${w.things} end ventet ${lower(t.when)}: ${counts(t)}`,
  } as Record<Verdict, (words: GroupWords, told: Told) => string>,
  nothingTold: (things: string) => `Der er ikke tal nok til at sige noget om ${things} her.`,
  when: {
    year: (year: string) => `I ${year}`,
    run: (from: string, to: string) => `Fra ${from} til ${to}`,
    quarter: (quarter: string, year: string) => `${quarter}. kvartal ${year}`,
  },
  whyWide: 'Kommuner er meget forskellige. Derfor skal et tal ligge langt fra det ventede, før vi kan sige noget sikkert.',
  newestRun: 'De nyeste fire kvartaler',
  fullyKnown: (year: string) => `Det sidste år med alle tal om byerne: ${year}`,
  fullyKnownShort: (year: string, verdict: string) => `${year}, da alle tal var kendt: ${lower(verdict)}.`,
  carried: (year: string) =>
    `Tallene om byernes vilkår går til ${year}. Derfor bruger vi tallene fra ${year} for årene efter. Svaret for ${year} står her også.`,
  filesTitle: 'Tallene bag',
  newsSource: (from: string, date: string) => `Kilde: ${from}. Hentet ${date}.`,
  empty: {
    title: 'Tallene er ikke hentet endnu',
    text: 'Når byen har hentet tal fra Danmarks Statistik og regnet på dem, kommer svarene her. En medarbejder starter det på siden om kilder.',
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
    failed: 'Den sidste beregning gik ikke godt. De gamle svar står her endnu. Prøv igen.',
    cancelled: 'Den sidste beregning blev stoppet. De gamle svar står her endnu.',
    notFetched: 'Der er ingen tal at regne på endnu. Hent dem først på siden om kilder.',
  },
  overview: {
    title: 'Alle seks grupper på en gang',
    summary: (year: string) => `Anmeldte lovbrud i ${year} målt mod det ventede. 1 er præcis som ventet. 0,5 er halvt så mange.`,
    axis: 'Anmeldt i forhold til ventet',
    observed: 'Anmeldt',
    range: 'Det almindelige',
    expected: 'Ventet',
  },
  years: {
    title: 'År for år',
    summary: (things: string) => `Hvor mange ${things} der blev anmeldt hvert år, og hvad der ville være almindeligt.`,
    axis: 'Antal',
    observed: 'Anmeldt',
    unusual: 'Uden for det almindelige',
    range: 'Det almindelige',
    expected: 'Ventet',
  },
  time: {
    title: 'Anmeldt mod ventet over tid',
    summary: 'Fire kvartaler ad gangen. 1 er som ventet. Under 1 er færre.',
    axis: 'Anmeldt / ventet',
    series: 'Anmeldt i forhold til ventet',
    band: 'Det almindelige',
    reference: 'Som ventet',
  },
  funnel: {
    title: 'Byen blandt alle 98 kommuner',
    summary: 'Hver prik er en kommune. De er uden navn, for det er ikke en rangliste. Inden for det farvede er det almindelige.',
    x: 'Ventet antal',
    y: 'Anmeldt / ventet',
    others: 'Andre kommuner',
    inner: '95 af 100 ligger her',
    outer: '998 af 1000 ligger her',
    reference: 'Som ventet',
    town: 'Denne by',
    other: 'En anden kommune',
  },
  breakLabel: 'Brud i tallene',
  columns: {
    group: 'Gruppe',
    period: 'Periode',
    kind: 'Hvad perioden er',
    kinds: { year: 'Helt år', 'four-quarters': 'Fire kvartaler' },
    observed: 'Anmeldt',
    expected: 'Ventet',
    ordinaryLow: 'Almindeligt fra',
    ordinaryHigh: 'Almindeligt til',
    ratio: 'Anmeldt / ventet',
    ratioLow: 'Spænd fra',
    ratioHigh: 'Spænd til',
    p: 'p',
    adjustedP: 'p, rettet for seks grupper',
    verdict: 'Svar',
    theta: 'Theta',
    dispersion: 'Spredning ud over tilfældet',
    residents: 'Borgere',
    municipalities: 'Kommuner i modellen',
    conditionsFrom: 'Vilkår fra år',
    isCarried: 'Vilkår ført frem',
    place: 'Hvem',
    low95: '95 % fra',
    high95: '95 % til',
    low998: '99,8 % fra',
    high998: '99,8 % til',
    condition: 'Vilkår',
    takenFrom: 'Fra år',
    step: 'Et skridt mere er',
    factor: 'Lovbrud ganges med',
    factorLow: 'Fra',
    factorHigh: 'Til',
    without: 'Uden',
    nothing: 'Hele modellen',
    yes: 'Ja',
    no: 'Nej',
  },
  conditions: {
    gini: 'Ulighed i indkomst (Gini)',
    unemployment: 'Ledige i procent',
    'aged-15-24': 'Andel på 15-24 år',
    income: 'Indkomst efter skat i gennemsnit, kroner',
  } as Record<CovariateKey, string>,
  method: {
    title: 'Sådan har vi regnet',
    text: [
      'Vi lader de andre kommuner lære os, hvad en by som denne plejer at opleve. Byen selv er ikke med, når vi finder det ventede.',
      'Modellen er en negativ binomial model. Den kender hvor mange der bor i byen, og de vilkår der står her.',
      'Kommuner er meget forskellige, også når vilkårene er ens. Det er regnet med. Derfor er spændet bredt.',
      'Svaret er kun færre eller flere, når hele spændet ligger på den ene side af 1, og når det også holder efter at vi har kigget på seks grupper.',
      'Svaret er kun som ventet, når hele spændet ligger mellem halvt så mange og dobbelt så mange. Ellers siger vi, at det ikke kan siges.',
      'Vi har prøvet det af på opdigtede tal, hvor intet var usædvanligt. I 6 til 7 af 100 år sagde mindst en af de seks grupper alligevel færre eller flere.',
    ],
    facts: (theta: string, dispersion: string) =>
      `Theta er ${theta}. Jo mindre tallet er, jo mere forskellige er kommunerne. Tallene spreder sig ${dispersion} gange så meget som ved rene tilfælde.`,
    noTheta: 'Kommunerne er ikke mere forskellige end tilfældet gør dem.',
    conditionsTitle: 'Vilkår i modellen',
    conditionsText: 'Tallet siger, hvor meget lovbrud ganges med, når vilkåret er et skridt højere. Det siger ikke, hvad der er årsagen.',
    withoutTitle: 'Hvis et vilkår tages ud',
    withoutText: 'Skifter svaret, når et vilkår tages ud, skal man stole mindre på det.',
    missingTitle: 'Vilkår vi mangler',
    missing: (names: string) => `Vi ville gerne have haft disse tal med: ${names}. Kilden har dem ikke, eller de er ikke hentet.`,
    lowIncome: 'Vi mangler også, hvor mange der har en lav indkomst. Et gennemsnit siger det ikke.',
  },
  victims: {
    title: 'Ofre og ikke kun lovbrud',
    text: 'Tallene tæller lovbrud. Danmarks Statistik tæller også ofre, men kun for hele landet (tabel STRAF5). Derfor kan tal for byens ofre ikke stå her.',
  },
  help: {
    title: 'Er det sket for dig?',
    call: 'Ring',
    checked: (date: string) => `Set efter ${date}. Kilde:`,
  },
  evidence: {
    n: (municipalities: string, observed: string) => `${municipalities} kommuner lærte modellen. ${observed} blev anmeldt i byen.`,
    nAll: (municipalities: string, rows: string) => `${municipalities} kommuner lærte modellen. ${rows} rækker.`,
    interval: 'Spændet er på 95 %. Det tæller tilfældet med, forskelle mellem kommuner og usikkerhed i modellen.',
  },
  cannotSay: [
    'Tallene følger stedet for lovbruddet. De siger ikke, hvor ofre eller gerningsmænd bor.',
    'Kun det der er anmeldt, er talt med. Mere end halvdelen af al vold blev ikke anmeldt i 2022.',
    'Tal for stoffer og våben følger politiets arbejde. De er med i alle lovbrud.',
    'Vi deler med antal borgere. En by med mange gæster, en lufthavn eller store butikker ser værre ud, end den er.',
    'Tallene siger ikke hvorfor, og de siger intet om en enkelt person.',
  ],
  datasets: {
    expected: {
      title: 'Kriminalitet mod det ventede',
      description: 'Anmeldt og ventet for seks grupper, hvert år og fire kvartaler ad gangen.',
    },
    funnel: { title: 'Byen blandt kommunerne', description: 'Alle kommuners anmeldte mod ventede, år for år, uden navne.' },
    limits: { title: 'Grænser for det almindelige', description: 'Hvor langt en almindelig kommune ligger fra det ventede.' },
    conditions: { title: 'Vilkår i modellen', description: 'Hvad hvert vilkår vejer i modellen for det nyeste år.' },
    without: { title: 'Svar uden et vilkår', description: 'Hvordan svaret bliver, når modellen ikke kender et af vilkårene.' },
  },
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const counts = (t: Told): string => `${t.observed} anmeldt, ${t.expected} ventet, og ${t.low} til ${t.high} ville være almindeligt.`
