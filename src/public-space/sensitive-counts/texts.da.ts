// Ordene på siden, hvor tal om utryghed og forstyrrelser gøres klar til offentliggørelse.
export const da = {
  title: 'Tal om utryghed og forstyrrelser',
  lead: 'Henvendelser om utryghed og forstyrrelser bliver kun vist som tal, og kun når de er sluppet ud gennem porten.',
  how: 'Sådan bliver de til tal',
  steps: [
    'Kun henvendelser, som en medarbejder har læst, tæller med. Hvert menneske, der har sagt det, tæller én gang.',
    'Dagen bliver til en hel uge. Den seneste uge, der tæller med, sluttede for mindst to uger siden.',
    'Stedet bliver flyttet til et punkt, der dækker mindst ti hoveddøre. Det samme sted får altid det samme punkt.',
    'Porten skjuler små tal og prøver at regne dem ud. Et menneske læser, hvad der blev fundet, og slipper tallene ud.',
  ],
  now: 'Lige nu',
  read: 'Læst og klar til at tælle',
  unread: 'Venter på at blive læst',
  edition: 'Seneste udgave',
  none: 'Ingen endnu',
  editionOf: (number: string, day: string) => `Nummer ${number}, ${day}`,
  make: 'Lav månedens udgave',
  makeHint: 'Du får et forslag i porten. Intet bliver offentligt af det.',
  onlyAnalyst: 'En analytiker laver udgaven.',
  gate: 'Se tallene i porten',
  problems: {
    'no-points': 'Byen har færre end ti adresser i sit register. Hent adresserne ind under opsætningen først.',
    nothing: 'Ingen henvendelser er læst endnu. Læs dem i indbakken først.',
    same: 'Der er ikke kommet noget nyt siden den seneste udgave.',
    refused: 'Porten kan ikke tage tabellerne. Se dem i porten.',
  },
}
