// Ordene om de tal, partnere må se.
export const da = {
  title: 'Tal om utryghed',
  lead: 'Så mange henvendelser kom der hver måned om andet end fejl. Tal under fem står her aldrig.',
  handovers: 'Overdragelser',
  month: 'Måned',
  area: 'Område',
  kind: 'Hvad',
  count: 'Antal',
  town: 'Hele byen',
  all: 'I alt',
  emptyTitle: 'Der er ingen tal endnu',
  empty: 'En måned tælles op, når den har været slut i en uge.',
  none: 'Ingen tal på fem eller flere.',
  about: 'Om tallene',
  source: 'Kilde: henvendelser til byen. Hver måned tælles én gang, en uge efter den er slut.',
  n: 'Tallet er antallet af henvendelser. Den samme kan have skrevet flere gange.',
  cannot:
    'Tallene siger ikke, hvor meget der skete. De siger, hvor mange der henvendte sig. Små tal mangler, og det gør også nogle store, så man ikke kan regne de små ud.',
  use: 'Intet her må bruges mod en lejer.',
}
