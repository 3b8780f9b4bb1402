// What a proposed indicator of the starting set is made of, and what those of one kind have in common.
import type { Bilingual, NewIndicator } from '../model.ts'

/** A proposal with its lasting name. Sub-goal and responsible office are for the town to set, and the target too, unless the goal itself names it. */
export type Proposal = Omit<NewIndicator, 'goal' | 'subGoal' | 'position' | 'target' | 'responsible' | 'dataClass'> & {
  slug: string
  /** The level the goal's own words ask for. */
  wished?: number
}

export const both = (da: string, en: string): Bilingual => ({ da, en })

type Words = Pick<Proposal, 'slug' | 'name' | 'definition' | 'source' | 'formula' | 'cannotSay'>
type Share = Words & Partial<Pick<Proposal, 'aim' | 'goodIs' | 'margin' | 'frequency'>>

/** A share of people, in per cent. More is better unless said. */
export const share = ({
  aim = 'raise',
  goodIs = aim === 'lower' ? 'lower' : 'higher',
  margin = 3,
  frequency = 'year',
  ...words
}: Share): Proposal => ({
  ...words,
  unit: both('%', '%'),
  digits: 1,
  counts: 'share-of-people',
  aim,
  goodIs,
  margin,
  baselinePeriod: '',
  frequency,
  series: null,
})

/** The town's own survey: everybody has the same chance of being asked. */
export const ownSurvey = both(
  'Byens egen undersøgelse. Alle borgere på 15 år og derover har lige stor chance for at blive spurgt.',
  'The town’s own survey. Every resident aged 15 or over is equally likely to be asked.',
)

/** How a share of answers is worked out. */
export const shareOfAnswers = (da: string, en: string): Bilingual =>
  both(
    `${da}, delt med alle, der svarede på spørgsmålet, gange 100. Svarene vægtes efter alder og køn.`,
    `${en}, divided by all who answered the question, times 100. Answers are weighted by age and sex.`,
  )

/** What no survey can say. */
export const surveyLimits = both(
  'De, der ikke svarer, kan føle noget andet. Tallet siger ikke, hvorfor folk føler, som de gør.',
  'Those who do not answer may feel differently. The figure does not say why people feel as they do.',
)
