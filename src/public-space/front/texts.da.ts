// Ordene på forsiden af byens rum.
import type { Role } from '../../platform/roles.ts'

export const da = {
  title: 'Tryghed i byens rum',
  lead: 'Sig, hvordan det er at være her. Vi svarer alle, der siger noget.',
  ways: 'Hvad vil du?',
  residents: [
    { path: '/report', text: 'Fortæl os om et sted', hint: 'Et utrygt sted, en forstyrrelse, en fejl – eller et godt sted.' },
    { path: '/follow', text: 'Se, hvad der sker med det, du har fortalt', hint: 'Du skal bruge din kode på 16 tal.' },
    { path: '/faults', text: 'Se de fejl, vi kender', hint: 'Lamper, buske, stier og affald, på kort og liste.' },
    { path: '/answers', text: 'I sagde – vi gjorde', hint: 'Hvad der kom ud af det.' },
  ],
  staffTitle: 'For medarbejdere',
  staffWays: 'Arbejdet med henvendelser',
  staff: [
    { path: '/reports', text: 'Indbakken', hint: 'Nye henvendelser og dem, der snart skal have svar.' },
    { path: '/phenomena', text: 'Fænomener', hint: 'Det, flere fortæller om igen og igen, og hvad vi gør ved det.' },
    { path: '/handovers', text: 'Overdraget til partnere', hint: 'Hvem der skal svare, og hvem der er sent på den.' },
    { path: '/reports/new', text: 'Skriv en henvendelse ned', hint: 'For en, der ringer eller kommer forbi.' },
  ],
  settingsTitle: 'Sådan er det sat op',
  settings: [
    {
      path: '/reports/kinds',
      text: 'Slags og kategorier',
      hint: 'Hvilket team der får hvad, og fristen.',
      roles: ['coordinator', 'administrator'],
    },
    {
      path: '/reports/routing',
      text: 'Regler om fordeling',
      hint: 'Prøv en regel på sidste måned, før den gælder.',
      roles: ['coordinator', 'administrator'],
    },
    { path: '/reports/words', text: 'Ord, ingen har læst endnu', hint: 'Læs dem, før andre ser dem.', roles: ['coordinator'] },
    { path: '/reports/help', text: 'Hjælpelinjer', hint: 'Dem, vi sender folk videre til.', roles: ['coordinator', 'administrator'] },
    { path: '/places/posters', text: 'Opslag med kode', hint: 'Til en lygtepæl eller en bænk.', roles: ['coordinator', 'administrator'] },
    {
      path: '/reports/counts',
      text: 'Tal til udgivelse',
      hint: 'Følsomme henvendelser, kun som antal.',
      roles: ['analyst', 'coordinator', 'leader'],
    },
    { path: '/reports/sending', text: 'Fejl, der sendes videre', hint: 'Til andres system, over Open311.', roles: ['administrator'] },
    { path: '/reports/api-keys', text: 'Nøgler til andre systemer', hint: 'Hvem der må sende fejl ind.', roles: ['administrator'] },
    { path: '/handovers/blocks', text: 'Partneres områder', hint: 'Hvilke veje en vicevært ser fejl på.', roles: ['administrator'] },
    {
      path: '/reports/retention',
      text: 'Sletning',
      hint: 'Hvor længe vi gemmer, og hvad der er slettet.',
      roles: ['administrator', 'data-protection'],
    },
  ] as { path: string; text: string; hint: string; roles: Role[] }[],
  partnerTitle: 'For jer, der hjælper byen',
  partner: [{ path: '/handovers', text: 'Det, byen har bedt jer om', hint: 'Tag imod, svar eller sig nej.' }],
}
