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
      notYet: 'Figures come when residents have been asked how safe they feel.',
    },
    'fewer-victims': {
      title: 'Fewer victims',
      text: 'Residents and businesses meet less crime than one would expect in a town like this.',
      notYet: 'Figures come when they have been fetched from Statistics Denmark and worked through.',
    },
    'new-generations': {
      title: 'New generations, less crime',
      text: 'Children and young people thrive, have something to go to and adults who believe in them. They use what they can do and succeed in their own lives.',
      notYet: 'Figures come when generations can be compared at the same age.',
    },
    'future-without-crime': {
      title: 'A future without crime',
      text: 'If you have committed crime, there is a way on, whatever your age. It leads through leisure, school, work, support and a place among us. We are different, and that makes the town strong.',
      notYet: 'Figures come when the town counts how many got started with school, work or leisure.',
    },
  },
  noFigures: 'No figures yet',
  held: 'What we have reached is to be held',
  heldText:
    'The town has good results behind it. So we look at the figures again and again: What do we see? What do we agree? What do we do? What did we learn?',
}
