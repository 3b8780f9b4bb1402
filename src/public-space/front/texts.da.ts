// Ordene på forsiden af byens rum.
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
    { path: '/reports/new', text: 'Skriv en henvendelse ned', hint: 'For en, der ringer eller kommer forbi.' },
  ],
  partnerTitle: 'For jer, der hjælper byen',
  partner: [{ path: '/handovers', text: 'Det, byen har bedt jer om', hint: 'Tag imod, svar eller sig nej.' }],
}
