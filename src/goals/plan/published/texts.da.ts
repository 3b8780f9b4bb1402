// Ordene på de offentlige sider med planen og den årlige status.
import type { PlanKind } from '../model.ts'

export const da = {
  goals: 'Mål og plan',
  title: { plan: 'Planen', status: 'Årlig status' } as Record<PlanKind, string>,
  lead: {
    plan: 'Kommunens samlede plan for at forebygge kriminalitet og skabe tryghed.',
    status: 'Hvert år ser vi på, om det gik, som vi ville. Også når det ikke gjorde.',
  } as Record<PlanKind, string>,
  none: {
    plan: {
      title: 'Der er ingen vedtaget plan endnu',
      text: 'Når byrådet har vedtaget en plan, kan den læses her. Målene kan læses allerede nu.',
    },
    status: { title: 'Der er ingen status endnu', text: 'Når den første årlige status er vedtaget, kan den læses her.' },
  } as Record<PlanKind, { title: string; text: string }>,
  toGoals: 'Se de fire mål',
  asked: (title: string) => `Vi vil gerne høre, hvad du mener: ${title}`,
  askedUntil: (day: string) => `Du kan skrive til os indtil ${day}.`,
  askedLink: 'Læs udkastet, og skriv til os',
  replaced: 'Denne udgave er afløst',
  replacedBy: (title: string, day: string) => `Den gælder ikke længere. Den nye blev vedtaget ${day}: ${title}.`,
  replacedLink: 'Læs den nye',
  changes: 'Se, hvad der er ændret siden udgaven før',
  editions: 'Alle udgaver',
  edition: (number: number, title: string, day: string) => `Udgave ${number}: ${title}, vedtaget ${day}`,
  statusOf: (year: number, title: string, day: string) => `${year}: ${title}, vedtaget ${day}`,
  current: 'gælder nu',
  old: 'afløst',
  toStatus: 'Årlig status',
  toPlan: 'Planen',
  toWorkbench: 'Arbejd med planen',
  files: { pdf: 'PDF', docx: 'Word', json: 'JSON' },
  digest: 'Fingeraftryk (SHA-256)',
  digestText: 'Udgaven kan ikke ændres. Fingeraftrykket viser det: Er et bogstav et andet, er fingeraftrykket et andet.',
}
