// Ordene om at ændre henvendelser fra indbakken og fortryde det.
const many = (n: string, isOne: boolean) => (isOne ? '1 henvendelse' : `${n} henvendelser`)

export const da = {
  deeds: {
    kind: (name: string) => `Emne: ${name}`,
    team: (name: string) => `Team: ${name}`,
    noTeam: 'Team: intet',
    public: 'Vis på kortet',
    hidden: 'Vis ikke på kortet',
    deadline: (day: string) => `Frist: ${day}`,
    state: (name: string) => `Status: ${name}`,
    outcome: (name: string) => `Udfald: ${name}`,
  },
  changed: (n: string, isOne: boolean, deed: string) => `${many(n, isOne)} er ændret. ${deed}.`,
  missed: (n: string, isOne: boolean) => `${many(n, isOne)} blev ikke ændret. Nogen var der imens, eller ændringen passede ikke.`,
  undo: 'Fortryd',
  undoHint: 'Du kan fortryde i 30 minutter.',
  isUndone: 'Ændringen er fortrudt.',
  undoneTitle: 'Fortrudt',
  restored: (n: string, isOne: boolean) => `${many(n, isOne)} er som før.`,
  left: 'De her er ændret siden og blev ladt, som de er:',
  number: (n: string) => `Nr. ${n}`,
  tooLate: 'Den ændring er fortrudt i forvejen, eller der er gået mere end 30 minutter.',
  toInbox: 'Til indbakken',
  inbox: 'Indbakke',
  /** Siges til dem, der følger med, på begge sprog: personalet ved ikke, hvem de er, og ikke hvilket sprog de læser. */
  sorry:
    'Vi rettede noget forkert og har rettet det tilbage. Se bort fra den forrige besked. / We changed something by mistake and have changed it back. Please ignore the last message.',
}
