// Ordene på siden om, hvem der hjælper, og på siden, hvor byen skriver sine egne numre.
import type { Topic } from './model.ts'

const topics: Record<Topic, string> = {
  child: 'Er du bange for et barn?',
  victim: 'Er du eller en anden blevet slået?',
  hate: 'Er nogen truet eller hadet?',
  talk: 'Vil du tale med nogen?',
}

export const da = {
  title: 'Her kan du få hjælp',
  lead: 'Vi gemmer ikke noget på den her side. Ring eller skriv til dem, der kan hjælpe.',
  topics,
  tellTown: 'Sig det til byen. Du må gerne være i tvivl. Du behøver ikke sige dit navn.',
  call: 'Ring',
  open: 'Åbn siden',
  checked: (day: string) => `Numrene er, som de var ${day}.`,
  back: 'Tilbage til dørene',
  staff: {
    title: 'Hjælp, vi viser borgerne',
    lead: 'Byens egne numre står øverst på siden om bekymring. De nationale står der altid.',
    caption: 'Byens egne',
    empty: 'Byen har ikke skrevet sine egne numre endnu. Begynd med den, der modtager underretninger.',
    see: 'Se siden, som borgerne ser den',
    add: 'Tilføj',
    addTitle: 'Tilføj en, der hjælper',
    editTitle: 'Ret en, der hjælper',
    topic: 'Hvad det handler om',
    nameDa: 'Navn på dansk',
    nameEn: 'Navn på engelsk',
    wordsDa: 'Hvad de hjælper med, på dansk',
    wordsEn: 'Hvad de hjælper med, på engelsk',
    phone: 'Telefon',
    link: 'Adresse på nettet',
    checkedOn: 'Set efter den',
    save: 'Gem',
    cancel: 'Fortryd',
    remove: 'Fjern',
    removeWarning: 'Så står den ikke på siden mere.',
    done: { saved: 'Det er gemt.', removed: 'Den er fjernet.' },
  },
  errors: {
    topic: 'Vælg, hvad det handler om.',
    nameDa: 'Skriv navnet på dansk.',
    nameEn: 'Skriv navnet på engelsk.',
    nameLong: 'Navnet må højst have 120 tegn.',
    wordsLong: 'Skriv højst 300 tegn.',
    phone: (came: string) => `Skriv et telefonnummer, for eksempel 12 34 56 78. Du skrev “${came}”.`,
    link: (came: string) => `Skriv en adresse, der begynder med https://. Du skrev “${came}”.`,
    reach: 'Skriv en telefon eller en adresse på nettet.',
    checkedOn: 'Skriv den dag, nogen sidst så efter, for eksempel 3 4 2026.',
  },
}
