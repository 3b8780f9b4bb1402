// A plan with every kind of block, Danish letters, a table over several pages and some forty pages of text, to try each form of the plan on.
import type { Block, FigureNote } from '../../../../platform/paper/model.ts'
import type { DocumentChapter, PlanDocument } from '../model.ts'

const note: FigureNote = {
  source: 'Danmarks Statistik, STRAF11',
  asOf: '2025-11-10',
  n: '24.365 borgere i byen',
  uncertainty: '95 %-interval for antallet i hvert kvartal',
  cannotSay: ['Meget bliver aldrig anmeldt.', 'Et fald siger ikke, hvad der virkede.'],
}

const text = (words: string): Block => ({ kind: 'paragraph', text: [{ text: words }] })

const SENTENCES = [
  'Tryghed er noget, vi mærker, før vi kan måle det.',
  'Derfor spørger vi beboerne først, og vi spørger igen, når vi har gjort noget.',
  'Børn og unge skal have noget at gå til, og voksne, der tror på dem.',
  'Forældre er med fra begyndelsen, ikke først når noget er gået galt.',
  'Skole, klub, boligforening og politi aftaler, hvem der gør hvad, og hvornår vi ser på det igen.',
  'Når noget ikke virker, siger vi det højt og prøver noget andet.',
]

/** Some sentences of plain text, the same each time. */
const passage = (seed: number, count: number): Block =>
  text(Array.from({ length: count }, (_, place) => SENTENCES[(seed + place) % SENTENCES.length]).join(' '))

const longTable: Block = {
  kind: 'table',
  caption: 'Hvem gør hvad, hvor og hvornår',
  columns: [{ heading: 'Indsats' }, { heading: 'Ansvarlig' }, { heading: 'Ser på den' }, { heading: 'Udgift, kr.', numeric: true }],
  rows: Array.from({ length: 90 }, (_, place) => [
    [{ text: `Demoindsats ${place + 1}: åbne aftener i klubben`, ...(place % 9 === 0 && { strong: true as const }) }],
    [{ text: place % 3 === 0 ? 'Fritid og forebyggelse, sammen med boligforeningen i Demokvarteret Nord' : 'Skoleafdelingen' }],
    [{ text: 'efterår 2026' }],
    [{ text: `${(place + 1) * 5}.000` }],
  ]),
  note,
}

const chart: Block = {
  kind: 'chart',
  title: 'Anmeldte indbrud i beboelse',
  alternative: 'Antallet faldt fra 62 i 2019 til 41 i 2025. Intervallerne overlapper ikke.',
  unit: 'Anmeldelser om året',
  digits: 0,
  points: [62, 58, 49, 51, 47, 44, 41].map((value, place) => ({
    x: 2019 + place,
    label: String(2019 + place),
    value,
    low: value - 9 + place * 0.5,
    high: value + 10 - place * 0.4,
  })),
  note,
}

const everyKind: Block[] = [
  { kind: 'heading', level: 3, text: [{ text: 'Hvad målet er' }] },
  {
    kind: 'paragraph',
    text: [
      { text: 'Borgere og gæster skal ' },
      { text: 'føle sig trygge', strong: true },
      { text: ', når de bor og færdes her, ' },
      { text: 'dag og nat', emphasis: true },
      { text: '. Læs mere hos ' },
      { text: 'Det Kriminalpræventive Råd', href: 'https://dkr.dk/' },
      { text: ' eller i ' },
      { text: 'byens egne tal', strong: true, href: '/da/knowledge' },
      { text: '.' },
      { text: '\n' },
      { text: 'Koden hedder ' },
      { text: 'STRAF11', code: true },
      { text: '.' },
    ],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      [text('Gode naboer: Æbleskiver på årets ældste ø, “Øen”, og ½ time i gården hver fredag')],
      [
        text('Steder, der er rare at være'),
        {
          kind: 'list',
          ordered: true,
          items: [
            [text('Lys på stien')],
            [text('Bænke, som man kan se fra vinduerne, så nogen altid er i nærheden, når børnene går hjem')],
          ],
        },
      ],
      [text('Et nummer at ringe til')],
    ],
  },
  { kind: 'quote', blocks: [text('Jeg går den lange vej hjem, fordi lygten er slukket.'), text('– en beboer i Demokvarteret Nord')] },
  { kind: 'heading', level: 3, text: [{ text: 'Hvordan det går' }] },
  chart,
  { kind: 'rule' },
  { kind: 'heading', level: 4, text: [{ text: 'Hvem gør hvad' }] },
  longTable,
  {
    kind: 'table',
    caption: '',
    columns: [{ heading: '' }, { heading: 'Før' }, { heading: 'Efter' }],
    rows: [
      [[{ text: 'Kriminalitetsforebyggelsesrådsmedlemskabsansøgningsformular' }], [{ text: '12' }], [{ text: '9' }]],
      [
        [{ text: 'Polsk: Łódź, Gdańsk; tyrkisk: İstanbul, ğ; grønlandsk: ĸ; ukrainsk: Київ' }],
        [],
        [{ text: 'https://www.example.dk/en/meget/lang/adresse/uden/mellemrum/som/skal/deles' }],
      ],
    ],
  },
]

const chapterOf = (number: number): DocumentChapter => ({
  thread: `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`,
  number,
  title:
    ['En tryg by', 'Færre ofre', 'Nye årgange, mindre kriminalitet', 'En fremtid uden kriminalitet'][number - 1] ??
    `Princip ${number}: vi gør det sammen`,
  blocks:
    number === 1
      ? [passage(number, 5), ...everyKind]
      : Array.from({ length: 3 }, (_, part) => [
          { kind: 'heading', level: 3, text: [{ text: `Del ${part + 1}: hvad vi aftaler` }] } satisfies Block,
          ...Array.from({ length: 4 }, (_, place) => passage(number + part + place, 9)),
        ]).flat(),
})

export const exampleDocument: PlanDocument = {
  town: 'Ishøj Kommune',
  kind: 'plan',
  number: 2,
  title: 'Ishøj – en tryg by. Plan for den sammenhængende indsats',
  state: 'adopted',
  figuresAsOf: '2025-12-01',
  reviewOn: '2029-06-30',
  legalBasis: {
    title: 'Barnets lov § 14',
    text: 'Kommunalbestyrelsen skal udarbejde en sammenhængende børne- og ungepolitik.',
    address: 'https://www.retsinformation.dk/eli/lta/2023/721',
    from: '2024-01-01',
    to: null,
    note: 'Skal bekræftes af en jurist.',
  },
  adoption: { on: '2026-02-03', caseNumber: 'DEMO-2026-0042', minutesAddress: 'https://example.dk/referat/demo', isInvented: true },
  isDemonstration: true,
  chapters: Array.from({ length: 16 }, (_, place) => chapterOf(place + 1)),
  heard: [
    {
      chapter: '00000000-0000-4000-8000-000000000001',
      who: 'Demo Boligforening',
      words: 'Vi savner lys på stien.\nBeboerne spørger, hvornår det kommer.',
      answer: 'Lyset kommer i efteråret.',
      outcome: 'taken-up',
    },
    { chapter: 'Et kapitel, der udgik', who: 'Demo Idrætsklub', words: 'Husk pigerne.', answer: '', outcome: 'noted' },
  ],
  address: 'https://tryg.example.dk/da/plan/2',
}
