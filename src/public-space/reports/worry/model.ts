// Who helps when somebody worries about a child, or is hurt, threatened or hated: the lines a town has looked up, and those it may begin with.
import { z } from 'zod'
import { type Day, isDay, nameOf } from '../../../platform/form/model.ts'

export const topics = ['child', 'victim', 'hate', 'talk'] as const
export type Topic = (typeof topics)[number]

/** One who helps, with where number and address were looked up and when. Shown to residents only so. */
export interface HelpLine {
  topic: Topic
  nameDa: string
  nameEn: string
  wordsDa: string
  wordsEn: string
  phone: string
  link: string
  source: string
  checkedOn: Day
}
export type OwnLine = HelpLine & { id: string }

/** One who helps as it is remembered: no resident sees it before somebody in the town has looked it up and says where. */
export type Suggestion = Omit<HelpLine, 'source' | 'checkedOn'> & { key: string }

const remembered = (
  key: string,
  topic: Topic,
  names: [da: string, en: string],
  words: [da: string, en: string],
  phone: string,
  link: string,
): Suggestion => ({ key, topic, nameDa: names[0], nameEn: names[1], wordsDa: words[0], wordsEn: words[1], phone, link })

/** National lines from memory, skal bekræftes: a town’s keeper opens one, looks it up, and only then it is shown. */
export const suggestions: readonly Suggestion[] = [
  remembered(
    'bornetelefonen',
    'child',
    ['BørneTelefonen', 'BørneTelefonen, for children'],
    ['For børn og unge. Du behøver ikke sige dit navn.', 'For children and the young. You need not give your name.'],
    '116 111',
    'https://bornetelefonen.dk',
  ),
  remembered(
    'foraeldretelefonen',
    'child',
    ['ForældreTelefonen', 'ForældreTelefonen, for adults'],
    ['For voksne, der er bange for et barn.', 'For adults who worry about a child.'],
    '35 55 55 57',
    'https://bornsvilkar.dk',
  ),
  remembered(
    'offerraadgivningen',
    'victim',
    ['Offerrådgivningen', 'Victim Support Denmark'],
    [
      'For dig, der er udsat for noget, har set det eller er pårørende.',
      'For you who were hurt, saw it, or are close to somebody who was.',
    ],
    '116 006',
    'https://offerraadgivning.dk',
  ),
  remembered(
    'lev-uden-vold',
    'victim',
    ['Lev Uden Vold', 'Lev Uden Vold, against violence at home'],
    ['Vold i familien. Åbent hele døgnet.', 'Violence in the family. Open day and night.'],
    '1888',
    'https://levudenvold.dk',
  ),
  remembered(
    'livslinien',
    'talk',
    ['Livslinien', 'Livslinien'],
    ['Når det hele er for svært.', 'When everything is too hard.'],
    '70 201 201',
    'https://livslinien.dk',
  ),
]

const digits = (phone: string): string => phone.replace(/\D/g, '')

/** What nobody has looked up yet: a line of the town with the same number stands for it. */
export const unconfirmed = (own: readonly HelpLine[]): Suggestion[] =>
  suggestions.filter(({ phone }) => !own.some((line) => digits(line.phone) === digits(phone)))

const words = z.string({ error: 'wordsLong' }).trim().max(300, 'wordsLong')

export const lineForm = z
  .object({
    topic: z.enum(topics, { error: 'topic' }),
    nameDa: nameOf('nameDa'),
    nameEn: nameOf('nameEn'),
    wordsDa: words,
    wordsEn: words,
    phone: z
      .string({ error: 'phone' })
      .trim()
      .regex(/^$|^\+?[\d ]{3,20}$/, 'phone'),
    link: z
      .string({ error: 'link' })
      .trim()
      .max(290, 'link')
      .regex(/^$|^https:\/\/\S{4,}$/, 'link'),
    source: z.string({ error: 'source' }).trim().min(2, 'source').max(200, 'source'),
    checkedOn: z.string({ error: 'checkedOn' }).refine(isDay, 'checkedOn'),
  })
  .superRefine(({ phone, link }, context) => {
    if (phone === '' && link === '') context.addIssue({ code: 'custom', path: ['phone'], message: 'reach' })
  })
export type LineForm = z.infer<typeof lineForm>
