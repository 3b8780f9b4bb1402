// Sådan er der regnet, i ord: modellen, dens vilkår, og hvad svaret bliver, når noget tages ud.
export const da = {
  method: {
    title: 'Sådan har vi regnet',
    text: [
      'Vi lader de andre kommuner lære os, hvad en by som denne plejer at opleve. Byen selv er ikke med, når vi finder det ventede.',
      'Modellen er en negativ binomial model. Den ved, hvor mange der bor i byen, og den kender de vilkår, der står her.',
      'Store kommuner har andre tal pr. borger end små. Derfor er kommunens størrelse et vilkår for sig. Uden det ville dobbelt så mange borgere altid give dobbelt så mange lovbrud.',
      'Kommuner er meget forskellige, også når vilkårene er ens. Det er taget med i beregningen. Derfor er spændet bredt.',
      'Svaret er kun færre eller flere, når hele spændet ligger på den ene side af 1, og når det også holder efter, at vi har kigget på seks grupper.',
      'Svaret er kun som ventet, når hele spændet ligger mellem halvt så mange og dobbelt så mange. Ellers siger vi, at det ikke kan siges.',
      'Vi har prøvet det af på opdigtede tal, hvor intet var usædvanligt. Modellen kendte størrelse, ulighed i indkomst og ledige. I omkring 6 af 100 år blev mindst en af de seks grupper alligevel kaldt færre eller flere.',
    ],
    facts: (theta: string, spread: string, variance: string) =>
      `Theta er ${theta}. Jo mindre tallet er, jo mere forskellige er kommunerne. Tallene spreder sig ${spread} gange så meget som ved rene tilfælde. Variansen er altså ${variance} gange så stor.`,
    noTheta: 'Kommunerne er ikke mere forskellige, end tilfældet gør dem.',
    noModel: 'For det nyeste år har modellen intet svar. Derfor kan vi heller ikke sige, hvor forskellige kommunerne er.',
    conditionsTitle: 'Vilkår i modellen',
    conditionsText:
      'Tallet siger, hvor meget lovbrud pr. borger ganges med, når vilkåret er et skridt højere. Det siger ikke, hvad der er årsagen.',
    times: (step: string) => `${step} gange så mange`,
    withoutTitle: 'Hvis noget tages ud',
    withoutText: 'Skifter svaret, når et vilkår eller en kommune tages ud, skal man stole mindre på det.',
    withoutSame: 'Her skifter svaret ikke, hvad man end tager ud.',
    withoutUntold:
      'Med hele modellen kan svaret ikke siges. Her kan du se, hvad det ville blive, hvis et vilkår eller en kommune blev taget ud.',
    withoutStillUntold: 'Her kan svaret heller ikke siges, hvad man end tager ud.',
    withoutTold: (what: string, verdict: string) => `${what} taget ud ville give svaret: ${verdict}. Det er ikke byens svar.`,
    withoutOther: (what: string, verdict: string) => `${what} taget ud giver et andet svar: ${verdict}.`,
    misleading: (reason: string, date: string) => `${reason} Kontrolleret ${date}. Kilde:`,
    missingTitle: 'Vilkår, vi mangler',
    missing: (names: string) => `Vi ville gerne have haft disse tal med: ${names}. Kilden har dem ikke, eller de er ikke hentet.`,
    lowIncome: 'Vi mangler også, hvor mange der har en lav indkomst. Et gennemsnit siger det ikke.',
  },
}
