// What a plan begins with: the headings of the paper, a few words to go on from, and the live parts that belong there.
import type { NewChapter } from './chapters/store.ts'

export const startingChapters: NewChapter[] = [
  {
    title: 'Hvorfor vi har en plan',
    body: `Planen samler det, kommunen gør for at forebygge kriminalitet og skabe tryghed. Den siger, hvad vi vil, hvordan vi ser, om det lykkes, hvem der gør hvad, og hvornår vi ser på det igen.`,
  },
  {
    title: 'Fire fælles mål',
    body: `Målene gælder hele kommunen og alle, der arbejder sammen med os. Trygheden står først, for den lever borgerne i hver dag.

{{goal safe-town}}

{{goal fewer-victims}}

{{goal new-generations}}

{{goal future-without-crime}}`,
  },
  {
    title: 'Hvordan vi ser, om det går den rigtige vej',
    body: `Ved hvert tal står, hvor det kommer fra, hvor mange det bygger på, hvor sikkert det er, og hvad det ikke kan sige.

## Tryghed

{{indicators safe-town}}

## Færre ofre

{{indicators fewer-victims}}

## Nye årgange

{{indicators new-generations}}

## En fremtid uden kriminalitet

{{indicators future-without-crime}}`,
  },
  {
    title: 'Proaktiv forebyggelse',
    body: `Vi begynder tidligt, sammen med forældrene og helt rundt om barnet. Ingen børn bliver udpeget; vi bygger på det, de kan.

{{efforts kind=proactive}}`,
  },
  {
    title: 'Reaktiv forebyggelse',
    body: `Den, der har begået kriminalitet, skal have en vej videre. Vi arbejder på tværs, forsøger at forstå hvorfor og tror på, at noget altid virker.

{{efforts kind=reactive}}`,
  },
  {
    title: 'Tryghed i byens rum',
    body: `Trygheden i hverdagen er vigtigere end tallene for kriminalitet. Borgerne er i midten, og det, de selv sætter i gang, får støtte.

{{efforts kind=public-space}}`,
  },
  {
    title: 'Fælles løsninger på et systematisk grundlag',
    body: `Vi analyserer kriminalitet og utryghed, bruger den nyeste viden og aftaler, hvordan en indsats skal bedømmes, før den begynder.

{{coverage}}`,
  },
  {
    title: 'Hvem gør hvad',
    body: `Hver indsats har en afdeling, der svarer for den.

{{responsibilities}}`,
  },
  {
    title: 'Hvornår vi ser på det igen',
    body: `Hver indsats har en dag, hvor den bliver bedømt. Hvert år får byrådet en status.

{{calendar}}`,
  },
]
