// Ordene på siden, hvor ord bliver udeladt af et svar.
import type { Redaction } from '../model.ts'

export const da = {
  title: 'Udelad ord af svaret',
  lead: 'Brug det, når der står noget om et menneske, eller noget, der sårer. Resten af svaret bliver stående.',
  words: 'Det står der nu',
  passages: 'Ord, der skal udelades',
  passagesHint: 'Ét sted på hver linje, skrevet præcis som i svaret. Alle steder, hvor ordene står, bliver de udeladt.',
  everything: 'Udelad hele svaret',
  reason: 'Hvorfor?',
  reasons: {
    person: 'Det peger på et menneske',
    contact: 'Det er en adresse eller et nummer',
    offensive: 'Det sårer eller truer nogen',
  } as Record<Redaction, string>,
  reasonHint: 'Alle, der læser svaret, kan se grunden.',
  warning: 'Ordene bliver slettet. De kan ikke hentes frem igen, heller ikke af os.',
  frozen: 'Svaret står også i den vedtagne udgave. Den kan ikke ændres, så ordene bliver stående dér.',
  save: 'Udelad ordene',
  cancel: 'Fortryd',
  stale: 'Svaret er ændret imens. Se det igennem, og send igen.',
  errors: {
    choice: 'Sæt et flueben, eller lad være.',
    passages: 'Skriv de ord, der skal udelades, eller vælg hele svaret.',
    passagesLong: 'Der er for meget på én gang. Vælg hele svaret, eller tag det ad flere omgange.',
    missing: (passage: string) => `Det står ikke i svaret: ${passage}`,
    reason: 'Vælg en grund.',
  },
}
