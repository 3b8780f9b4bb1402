// Ordene om siderne med mål: vejen tilbage, og hvad der lige er sket.
export const da = {
  home: 'Forside',
  goals: 'Mål',
  policies: 'Politikker',
  done: {
    saved: 'Ændringen er gemt.',
    added: 'Det er tilføjet.',
    removed: 'Det er fjernet.',
    ended: 'Delmålet er afsluttet. Det står stadig under de tidligere.',
    resumed: 'Delmålet er taget op igen.',
    paper: 'Målet står igen med den oprindelige tekst.',
    signed: 'Vurderingen er underskrevet. Nu kan alle læse den.',
  },
  errors: {
    personNumber: 'Skriv ikke om enkelte personer. Her står noget, der ligner et CPR-nummer.',
  },
}
