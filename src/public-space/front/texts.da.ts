// Ordene på forsiden af byens rum.
import type { SettingWay, StaffWay } from './ways.ts'

export const da = {
  title: 'Tryghed i byens rum',
  lead: 'Sig, hvordan det er at være her. Vi svarer alle, der siger noget.',
  ways: 'Hvad vil du?',
  residents: [
    { path: '/report', text: 'Fortæl os om et sted', hint: 'Et utrygt sted, en forstyrrelse, en fejl – eller et godt sted.' },
    { path: '/follow', text: 'Se, hvad der sker med det, du har fortalt', hint: 'Du skal bruge din kode på 16 tal.' },
    { path: '/faults', text: 'Se de fejl, vi kender', hint: 'Lamper, buske, stier og affald, på kort og liste.' },
    { path: '/answers', text: 'I sagde – vi gjorde', hint: 'Hvad der kom ud af det.' },
    { path: '/places/follow', text: 'Følg et sted', hint: 'En mail om ugen, når der er gjort noget.' },
  ],
  residentsTitle: 'For alle',
  staffTitle: 'For medarbejdere',
  staffWays: 'Arbejdet med henvendelser',
  staff: {
    '/reports': { text: 'Indbakken', hint: 'Nye henvendelser og dem, der snart skal have svar.' },
    '/reports/words': { text: 'Ord, ingen har læst endnu', hint: 'Læs dem, før andre ser dem.' },
    '/phenomena': { text: 'Fænomener', hint: 'Det, flere fortæller om igen og igen, og hvad vi gør ved det.' },
    '/handovers': { text: 'Det, byen har bedt jer om', hint: 'Tag imod, svar eller sig nej.' },
    '/reports/new': { text: 'Skriv en henvendelse ned', hint: 'For en, der ringer eller kommer forbi.' },
    '/answers/drafts': {
      text: 'Svar til byen',
      hint: 'Skriv, hvad I sagde, og hvad vi gjorde. Koordinator eller leder lader dem komme ud.',
    },
  } as Record<StaffWay, { text: string; hint: string }>,
  settingsTitle: 'Sådan er det sat op',
  settings: {
    '/reports/kinds': { text: 'Slags og kategorier', hint: 'Hvilket team der får hvad, og fristen.' },
    '/reports/routing': { text: 'Regler om fordeling', hint: 'Prøv en regel på sidste måned, før den gælder.' },
    '/reports/help': { text: 'Hjælpelinjer', hint: 'Dem, vi sender folk videre til.' },
    '/places/posters': { text: 'Opslag med kode', hint: 'Til en lygtepæl eller en bænk.' },
    '/reports/counts': { text: 'Tal til udgivelse', hint: 'Følsomme henvendelser, kun som antal.' },
    '/reports/sending': { text: 'Fejl, der sendes videre', hint: 'Til andres system, over Open311.' },
    '/reports/api-keys': { text: 'Nøgler til andre systemer', hint: 'Hvem der må sende fejl ind.' },
    '/handovers/blocks': { text: 'Partneres områder', hint: 'Hvilke veje en vicevært ser fejl på.' },
    '/reports/retention': { text: 'Sletning', hint: 'Hvor længe vi gemmer, og hvad der er slettet.' },
  } as Record<SettingWay, { text: string; hint: string }>,
  partnerTitle: 'For jer, der hjælper byen',
  partner: [
    { path: '/handovers', text: 'Det, byen har bedt jer om', hint: 'Tag imod, svar eller sig nej.' },
    { path: '/phenomena', text: 'Fænomener, I er med i', hint: 'Sig, hvordan I ser det.' },
  ],
}
