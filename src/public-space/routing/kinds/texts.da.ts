// Ordene om, hvilken kategori hver slags hører til.
export const da = {
  title: 'Kategori for hver slags',
  lead: 'Kategorien siger, hvilket team der tager en henvendelse, og hvornår der er svar. Regler går foran.',
  rules: 'Hvem tager henvendelser',
  kind: 'Slags',
  category: 'Kategori',
  team: 'Team',
  deadline: 'Frist',
  none: 'Ingen: ti arbejdsdage og intet team',
  hint: (team: string, deadline: string) => `${team}, ${deadline}`,
  save: 'Gem',
  cancel: 'Fortryd',
  noCategories: 'Byen har ingen kategorier endnu. Administratoren laver dem under opsætning.',
  done: { saved: 'Gemt. Det gælder for det, der kommer fra nu af.' } as Record<string, string>,
  errors: { category: 'Vælg en af byens kategorier.' },
}
