// The first version of the demonstration's plan: the headings of Ishøj's policy paper in our own words, around live parts.

/** A chapter as it is written into a version; `key` is the same in every version it lives through. */
export interface WrittenChapter {
  key: string
  title: string
  body: string
}

export const firstVersion: WrittenChapter[] = [
  {
    key: 'why',
    title: 'Hvorfor vi har en plan',
    body: `Tryghed er noget, vi mærker. Den vokser, når vi kender vores naboer, når der er liv i gaderne, og når vi hører til. Kriminalitet er noget andet: Den kan tælles. En by kan have lidt kriminalitet og meget utryghed, og omvendt. Derfor begynder planen med trygheden.

Planen samler det, kommunen gør for at forebygge kriminalitet og skabe tryghed. Den siger, hvad vi vil, hvordan vi ser, om det lykkes, hvem der gør hvad, og hvornår vi ser på det igen.

Sådan arbejder vi, gang på gang:

1. **Vi ser.** Vi spørger borgerne og læser tallene.
2. **Vi aftaler.** Mål, indsatser og hvordan de skal vurderes, før de begynder.
3. **Vi gør det.** Sammen, på tværs af fag og afdelinger.
4. **Vi lærer.** Virkede det? Hvis ikke, prøver vi noget andet.
5. **Vi fortæller det.** Til alle, der har sagt noget.`,
  },
  {
    key: 'goals',
    title: 'Fire fælles mål',
    body: `Vi har fire mål. De gælder hele kommunen og alle, der arbejder sammen med os. Det første er trygheden, for den er det, borgerne lever i hver dag.

{{goal safe-town}}

{{goal fewer-victims}}

{{goal new-generations}}

{{goal future-without-crime}}

### De gode resultater skal holdes

Byen har nået meget. Et mål kan derfor også være at holde det, vi har. For hvert tal har vi aftalt, hvor stor en ændring der betyder noget. Bliver tallet inden for den grænse, siger vi, at det er holdt.`,
  },
  {
    key: 'figures',
    title: 'Hvordan vi ser, om det går den rigtige vej',
    body: `Et mål uden et tal bliver let til en hensigt. Et tal uden usikkerhed bliver let til en påstand. Derfor står der ved hvert tal, hvor det kommer fra, hvor mange det bygger på, hvor sikkert det er, og hvad det ikke kan sige.

## Tryghed

{{indicators safe-town}}

## Færre ofre

{{indicators fewer-victims}}

{{analysis crime-expected}}

## Nye årgange

{{indicators new-generations}}

## En fremtid uden kriminalitet

{{indicators future-without-crime}}`,
  },
  {
    key: 'proactive',
    title: 'Tidlig forebyggelse',
    body: `Den bedste forebyggelse begynder, før der er et problem. Her er den for alle børn, eller for grupper, vi vælger med omhu. Vi arbejder efter fire principper.

- **Tidligt.** Vi begynder, før der er en risiko. Trivsel i dagtilbud og skole er forebyggelse.
- **Med forældrene.** Forældre kender deres barn bedst. De er med fra begyndelsen, ikke først når noget er gået galt.
- **Helt rundt.** Familie, venner, skole og fritid hænger sammen. Det gør vores indsats også.
- **Med plads til alle.** Vi udpeger aldrig et barn som en mulig lovovertræder. Vi bygger på det, barnet kan, og lægger noget til.

### Det, der truer, og det, der beskytter

Et liv på gaden, mistrivsel i skolen eller hjemme og misbrug kan skubbe et ungt menneske den forkerte vej. En fritid med noget at glæde sig til og voksne at se op til holder igen. Vi måler på områder og grupper, aldrig på det enkelte barn.

{{efforts kind=proactive}}`,
  },
  {
    key: 'reactive',
    title: 'Vejen ud af kriminalitet',
    body: `Den, der har begået kriminalitet, skal have en vej videre, uanset alder. Det kræver, at vi arbejder sammen, og at vi tror på, at noget altid virker.

- **På tværs.** Socialområdet, skolen, jobcentret, politiet og retterne taler sammen, hver med sin opgave og sit ansvar.
- **Anerkendende.** Vi forsøger at forstå, hvad der ligger bag, og leder efter muligheder. Vi accepterer ikke kriminalitet. Når noget ikke virkede, spørger vi, hvad vi så prøver.
- **Med plads til alle.** Medborgerskab og gode fællesskaber er vejen ud. Uddannelse, arbejde, kultur og fritid er indgange.

Det, der handler om et enkelt menneske, står ikke i denne plan.

{{efforts kind=reactive}}`,
  },
  {
    key: 'public-space',
    title: 'Tryghed i byens rum',
    body: `Den tryghed, man mærker i hverdagen, er vigtigere end tallene for kriminalitet. Derfor begynder vi dér, hvor borgerne færdes, og med det, de fortæller.

- **Borgerne i midten.** Vi støtter det, beboere selv sætter i gang.
- **Godt naboskab.** Kender man hinanden, er det lettere at sige til.
- **Steder, der indbyder.** Lys, grønne områder og stier, der er rare at gå på.
- **En fælles indsats, når noget skaber utryghed.** Det kan være kørsel på knallert mellem boligerne eller optræden, der får andre til at gå en omvej. Vi taler om det, der sker, og om hvor og hvornår. Vi taler med dem, det handler om, også de unge.

{{efforts kind=public-space}}`,
  },
  {
    key: 'together',
    title: 'Fælles løsninger på et systematisk grundlag',
    body: `Ingen kan skabe en tryg by alene. Afdelinger, institutioner, politi, boligselskaber, bestyrelser, foreninger og butikker har hver deres blik. Vi respekterer, at de ser forskelligt på det samme, og skriver uenigheden ned i stedet for at skjule den.

Vi arbejder systematisk:

- Vi analyserer kriminalitet og utryghed her, hvor vi bor.
- Vi bruger den nyeste viden om, hvad der virker.
- Vi aftaler, hvordan en indsats skal vurderes, før den begynder.
- Vi siger det højt, når noget ikke virkede. Det er sådan, man lærer.
- Vi deler det, der lykkes, og glæder os over det sammen.

### Planen hænger sammen med andre politikker

Børne- og ungepolitikken og medborgerpolitikken peger samme vej. Målene i denne plan henviser til dem.`,
  },
  {
    key: 'gaps',
    title: 'Hvor der er meget, og hvor der mangler noget',
    body: `Tabellen viser, hvor mange indsatser der er i gang eller planlagt. Et tomt felt er ikke nødvendigvis en fejl. Men det skal være et valg.

{{coverage}}`,
  },
  {
    key: 'responsibility',
    title: 'Hvem gør hvad',
    body: `Hver indsats har en afdeling, der svarer for den.

{{responsibilities}}`,
  },
  {
    key: 'follow-up',
    title: 'Hvornår vi ser på det igen',
    body: `Hver indsats har en dag, hvor den bliver vurderet. Hvert tal har en dag, hvor det næste kommer. Hvert år får byrådet en status.

{{calendar}}`,
  },
]

/** What the consultation of the first version changed in its draft, by chapter. */
export const heardChanges: Record<string, (body: string) => string> = {
  'public-space': (body) =>
    body.replace('stier, der er rare at gå på.', 'stier, der er rare at gå på. Vi spørger dem, der bruger stien, før vi sætter lamper op.'),
  reactive: (body) =>
    body.replace(
      'hver med sin opgave og sit ansvar.',
      'hver med sin opgave og sit ansvar. Der er altid én, der har ansvaret for den næste kontakt.',
    ),
}
