// Plantjekket i ord: hver mangel er en sætning.
import type { Goal } from '../../goals/model.ts'

export const da = {
  title: 'Plantjek',
  allWell: 'Der mangler ikke noget.',
  hinders: 'Det hindrer, at planen bliver vedtaget',
  hindersText: 'Ret det først. Indtil da kan ingen vedtage udgaven.',
  weigh: 'Det bør I se på',
  weighText: 'Planen kan vedtages med det. Men det skal være et valg.',
  mend: 'Ret det',
  goals: { 'safe-town': 'mål 1', 'fewer-victims': 'mål 2', 'new-generations': 'mål 3', 'future-without-crime': 'mål 4' } as Record<
    Goal,
    string
  >,
  whole: 'planen som helhed',
  noChapters: 'Der er ingen kapitler.',
  unknownPart: (title: string, call: string) => `“${title}” henter noget, der ikke findes: ${call}.`,
  hiddenEffort: (title: string, name: string) => `“${title}” viser indsatsen “${name}”, men den er ikke offentlig.`,
  unanswered: (title: string, count: number) =>
    count === 1
      ? `Et svar fra høringen om “${title}” venter på jeres svar.`
      : `${count} svar fra høringen om “${title}” venter på jeres svar.`,
  emptyChapter: (title: string) => `Kapitlet “${title}” er tomt.`,
  goalWithoutIndicator: (goal: string) => `Ingen vedtaget indikator viser, om ${goal} nås.`,
  effortWithoutOwner: (name: string) => `Indsatsen “${name}” har ingen, der står for den.`,
  effortWithoutEvaluation: (name: string) => `For indsatsen “${name}” er det ikke aftalt, hvordan den skal bedømmes.`,
  figureWithoutSource: (title: string, table: string) =>
    `Tabellen “${table}” i “${title}” har tal uden kilde. Skriv en linje lige under, der begynder med Kilde.`,
  fewPeople: (title: string, words: string) =>
    `I “${title}” står der “${words}”. Så få kan kendes. Skriv “få” eller “nogle”, eller hent tallet fra en udgivelse.`,
  partySilent: (name: string) => `${name} er spurgt i høringen og har ikke svaret.`,
  noReview: 'Det er ikke aftalt, hvornår planen ses efter igen.',
  reviewPassed: (day: string) => `Dagen, hvor planen skulle ses efter, er gået: ${day}.`,
  reviewLate: (day: string) => `Planen ses først efter ${day}. Det er mere end fire år ude i fremtiden.`,
  noLegalBasis: 'Det står ikke, hvilken lov planen hviler på.',
  legalBasisOver: (name: string, day: string) => `${name} gjaldt kun til ${day}.`,
  legalBasisNotYet: (name: string, day: string) => `${name} gælder først fra ${day}.`,
}
