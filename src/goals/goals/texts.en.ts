// The words of the front page: the town's promise and the four goals.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: (town) => `${town} – a safe town`,
  lead: 'Here everybody is to feel safe, at every hour. We prevent crime together, and we say honestly how it goes.',
  goalsTitle: 'The town’s four goals',
  number: (n) => `Goal ${n}`,
  goals: {
    'safe-town': {
      title: 'A safe town',
      text: 'Residents and visitors feel safe living and moving about here, day and night. It grows from good neighbours, life in the streets and belonging.',
      why: 'Felt safety is something you sense. It grows when we know each other, when there is life in the streets, and when we belong. Many kinds of people live here. That is a strength, and there is room for all. Whoever feels unsafe takes a detour or stays at home. So we ask first how it feels. Then we look at what is reported.',
      notYet: 'Figures come when residents have been asked how safe they feel.',
    },
    'fewer-victims': {
      title: 'Fewer victims',
      text: 'Residents and businesses meet less crime than one would expect in a town like this.',
      why: 'Nobody should be the victim of a crime. But towns differ. Some have more young people and more who have a hard time. So we measure against what one can expect in a town like ours. As expected is not enough. The goal is met only when there are fewer victims than that.',
      notYet: 'Figures come when they have been fetched from Statistics Denmark and worked through.',
    },
    'new-generations': {
      title: 'New generations, less crime',
      text: 'Children and young people thrive, have something to go to and adults who believe in them. They use what they can do and succeed in their own lives.',
      why: 'We begin early, and together with parents. Life on the street, a hard time at school or at home, and substance misuse can pull the wrong way. Leisure, good friends and adults to look up to pull the right way. We build on what children and young people can do. Then each new generation commits less crime than the one before.',
      notYet: 'Figures come when generations can be compared at the same age.',
    },
    'future-without-crime': {
      title: 'A future without crime',
      text: 'If you have committed crime, there is a way on, whatever your age. It leads through leisure, school, work, support and a place among us. We are different, and that makes the town strong.',
      why: 'There is always something that works. Culture, leisure, education and work give something to get up for. Support and treatment can make it possible to take part. Everybody is to take part in the town as an active citizen. We look at what a person can do, and accept no crime.',
      notYet: 'Figures come when the town counts how many got started with school, work or leisure.',
    },
  },
  toFigures: (n) => `See the figures for goal ${n}`,
  noFigures: 'No figures yet',
  held: 'What we have reached is to be held',
  heldText:
    'The town has good results behind it. So we look at the figures again and again: What do we see? What do we agree? What do we do? What did we learn?',
}
