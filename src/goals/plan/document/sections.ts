// What every form of the plan says in the same order: the facts about it, its chapters, the law it rests on, and what the consultation brought.
import { formatDate, type Locale } from '@trygby/ui'
import { withWholeFigures } from '../../../platform/paper/figures.ts'
import { type Block, type Inline, mayLinkTo, type PaperFact, type Section, withHeadingsInOrder } from '../../../platform/paper/model.ts'
import { anchorOf, type HeardComment, type PlanDocument } from './model.ts'
import { da } from './texts.da.ts'

export interface FactOfPlan extends PaperFact {
  /** The value is Danish whatever the reader's language. */
  isDanish?: true
}

/** What a reader must know before the first chapter. */
export function factsOf(document: PlanDocument, t: typeof da, locale: Locale): FactOfPlan[] {
  const { adoption, legalBasis, reviewOn } = document
  const day = (iso: string) => formatDate(iso, locale)
  return [
    { name: t.facts.edition, value: String(document.number) },
    ...(document.state === 'adopted' ? [] : [{ name: t.facts.state, value: t.states[document.state] }]),
    { name: t.facts.adopted, value: adoption ? day(adoption.on) : t.facts.notAdopted },
    ...(adoption?.caseNumber ? [{ name: t.facts.caseNumber, value: adoption.caseNumber }] : []),
    ...(adoption && mayLinkTo(adoption.minutesAddress)
      ? [{ name: t.facts.minutes, value: t.facts.minutesLink, href: adoption.minutesAddress }]
      : []),
    ...(legalBasis ? [{ name: t.facts.legalBasis, value: legalBasis.title, href: '#retsgrundlag', isDanish: true as const }] : []),
    { name: t.facts.figures, value: t.facts.figuresText(day(document.figuresAsOf)) },
    ...(reviewOn ? [{ name: t.facts.review, value: day(reviewOn) }] : []),
    { name: t.facts.address, value: document.address, href: document.address },
  ]
}

/** What must stand on every page of it: an adoption that is invented, a text that may still change. */
export function marksOf(document: PlanDocument, t: typeof da): string[] {
  return [
    ...(document.adoption?.isInvented ? [t.invented] : []),
    ...(document.state === 'adopted' ? [] : [t.states[document.state]]),
    ...(document.isDemonstration ? [t.demonstration] : []),
  ]
}

/** Chapters, then the law, then the consultation. Danish, as the plan is. */
export function sectionsOf(document: PlanDocument): Section[] {
  return [
    ...document.chapters.map((chapter) => ({
      anchor: anchorOf(chapter),
      title: `${chapter.number}. ${chapter.title}`,
      blocks: withWholeFigures(withHeadingsInOrder(chapter.blocks), 'da'),
    })),
    ...(document.legalBasis ? [{ anchor: 'retsgrundlag', title: da.legalBasis, blocks: lawBlocks(document.legalBasis) }] : []),
    ...(document.heard.length > 0 ? [{ anchor: 'hoering', title: da.heard, blocks: heardBlocks(document) }] : []),
  ]
}

const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })

function lawBlocks(basis: NonNullable<PlanDocument['legalBasis']>): Block[] {
  const day = (iso: string | null) => (iso ? formatDate(iso, 'da') : null)
  const term = da.lawFromTo(day(basis.from), day(basis.to))
  return [
    paragraph({ text: basis.title, strong: true }),
    ...(basis.text ? [paragraph(...lines(basis.text))] : []),
    ...(term ? [paragraph({ text: term })] : []),
    ...(basis.note ? [paragraph(...lines(basis.note))] : []),
    ...(mayLinkTo(basis.address) ? [paragraph({ text: da.readLaw, href: basis.address })] : []),
  ]
}

/** Comments chapter by chapter, in the order of the plan; those to a chapter that is no more stand last. */
function heardBlocks({ chapters, heard }: PlanDocument): Block[] {
  const chapterOf = ({ chapter }: HeardComment) => chapters.find((one) => one.thread === chapter || one.title === chapter)
  const known = chapters.flatMap((chapter) => {
    const comments = heard.filter((one) => chapterOf(one) === chapter)
    return comments.length > 0 ? [{ title: `${chapter.number}. ${chapter.title}`, comments }] : []
  })
  const rest = heard.filter((one) => !chapterOf(one))
  const others = [...new Set(rest.map((one) => one.chapter))].map((title) => ({
    title,
    comments: rest.filter((one) => one.chapter === title),
  }))
  return [
    paragraph({ text: da.heardLead }),
    ...[...known, ...others].flatMap(({ title, comments }): Block[] => [
      { kind: 'heading', level: 3, text: [{ text: title }] },
      ...comments.flatMap(commentBlocks),
    ]),
  ]
}

const commentBlocks = ({ who, words, answer, outcome }: HeardComment): Block[] => [
  paragraph({ text: who, strong: true }),
  { kind: 'quote', blocks: [paragraph(...lines(words))] },
  ...(answer ? [paragraph({ text: `${da.answer} `, strong: true }, ...lines(answer))] : []),
  ...(outcome ? [paragraph({ text: `${da.outcome} `, strong: true }, { text: da.outcomes[outcome] ?? outcome })] : []),
]

const lines = (text: string): Inline[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line, place): Inline[] => [...(place > 0 ? [{ text: '\n' }] : []), { text: line }])
