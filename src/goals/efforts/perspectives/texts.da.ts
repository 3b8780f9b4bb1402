// Ordene om faglige perspektiver på en indsats.
import type { View } from './model.ts'

export const da = {
  title: 'Perspektiver',
  lead: 'Hvert fag siger sit. Uenighed bliver stående, for den er viden.',
  none: 'Ingen har skrevet endnu.',
  disagree: 'Her er fagene ikke enige. Læs begge sider.',
  efforts: 'Indsatser',
  views: { for: 'For', concern: 'Bekymring', against: 'Imod', addition: 'Tilføjelse' } as Record<View, string>,
  takenBack: (day: string) => `Taget tilbage ${day}. Det kan stadig læses.`,
  takeBack: 'Tag det tilbage',
  takeBackWarning: 'Det kan stadig læses, men der står, at du har taget det tilbage.',
  add: 'Skriv dit perspektiv',
  addTitle: 'Skriv dit perspektiv',
  addLead: 'Du skriver i dit eget navn. Kolleger og indsatsens partnere kan læse det. Borgerne kan ikke.',
  fields: { profession: 'Hvilket fag taler du fra?', view: 'Hvordan ser du på indsatsen?', words: 'Med dine ord' },
  hints: { profession: 'For eksempel lærer, gartner eller politi.', words: 'Skriv om indsatsen og om grupper, ikke om enkelte personer.' },
  viewHints: {
    for: 'Jeg tror på den.',
    concern: 'Jeg er med, men noget bekymrer mig.',
    against: 'Jeg mener, at vi skal gøre noget andet.',
    addition: 'Jeg vil lægge noget til.',
  } as Record<View, string>,
  addButton: 'Gem perspektivet',
  cancel: 'Fortryd',
  errors: {
    profession: 'Skriv, hvilket fag du taler fra.',
    professionLong: 'Faget må højst have 120 tegn.',
    view: 'Vælg, hvordan du ser på indsatsen.',
    words: 'Skriv et par ord.',
    wordsLong: 'Teksten må højst have 4000 tegn.',
    personNumber: 'Her står noget, der ligner et CPR-nummer. Skriv ikke om personer.',
  },
}
