// How it can be said instead: one sentence for each kind of word.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  conduct: 'Write what happens at the place, not who it is.',
  'group-by-age': 'Write what is done. Age does not say what happens. For instance “mopeds go fast on the path”.',
  'group-by-origin': 'Write what is done. Where somebody comes from, what they believe and how they look do not belong here.',
  'group-by-name': 'Write what can be seen and heard, not a name for a group. For instance “some shout at people and block the way”.',
  'group-by-sex': 'Write what is done. Whether it is men or women, boys or girls does not change the place.',
  'group-by-trouble': 'Write what happens at the place, not what somebody struggles with. For instance “needles lie by the playground”.',
  look: 'Leave out how somebody looks. Write what happens.',
  'what-is-done': 'Write what can be seen or heard. For instance “shouting”, “blocks the entrance”, “mopeds go fast”, “music after 11 pm”.',
  'what-is-felt': 'Write what people do because of it. For instance “families take another way” or “residents sleep badly”.',
  'what-thing': 'Write what it is. What happens, and what can be seen afterwards?',
  'which-times': 'Write when. For instance “on weekdays from 3 to 8 pm” or “Friday and Saturday night”.',
}
