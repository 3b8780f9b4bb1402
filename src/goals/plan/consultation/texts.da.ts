// Ord, som både de spurgte og personalet læser om et svar: hvad der kom ud af det, og hvorfor ord er udeladt.
import type { Outcome, Redaction } from './model.ts'

export const da = {
  outcomes: {
    'taken-up': 'Skrevet ind',
    partly: 'Noget er skrevet ind',
    'not-taken-up': 'Ikke skrevet ind',
    noted: 'Noteret',
  } as Record<Outcome, string>,
  redactions: {
    person: 'Ord er udeladt, fordi de pegede på et menneske.',
    contact: 'En adresse eller et nummer er udeladt.',
    offensive: 'Ord er udeladt, fordi de sårede eller truede nogen.',
  } as Record<Redaction, string>,
}
