// Who helps when somebody worries about a child, or is hurt, threatened or hated: national lines as dated facts, and the town's own.
import { z } from 'zod'
import { type Day, isDay, nameOf } from '../../../platform/form/model.ts'

export const topics = ['child', 'victim', 'hate', 'talk'] as const
export type Topic = (typeof topics)[number]

/** One who helps. `checkedOn`: when somebody last saw that number and address are right. */
export interface HelpLine {
  topic: Topic
  nameDa: string
  nameEn: string
  wordsDa: string
  wordsEn: string
  phone: string
  link: string
  checkedOn: Day
}
export type OwnLine = HelpLine & { id: string }

const national = (
  topic: Topic,
  names: [da: string, en: string],
  words: [da: string, en: string],
  phone: string,
  link: string,
): HelpLine => ({
  topic,
  nameDa: names[0],
  nameEn: names[1],
  wordsDa: words[0],
  wordsEn: words[1],
  phone,
  link,
  checkedOn: '2025-06-01',
})

/** The same in every Danish town; the source of each is the page it links to. */
export const nationalLines: readonly HelpLine[] = [
  national(
    'child',
    ['BørneTelefonen', 'BørneTelefonen, for children'],
    ['For børn og unge. Du behøver ikke sige dit navn.', 'For children and the young. You need not give your name.'],
    '116 111',
    'https://bornetelefonen.dk',
  ),
  national(
    'child',
    ['ForældreTelefonen', 'ForældreTelefonen, for adults'],
    ['For voksne, der er bange for et barn.', 'For adults who worry about a child.'],
    '35 55 55 57',
    'https://bornsvilkar.dk',
  ),
  national(
    'victim',
    ['Offerrådgivningen', 'Victim Support Denmark'],
    [
      'For dig, der er udsat for noget, har set det eller er pårørende.',
      'For you who were hurt, saw it, or are close to somebody who was.',
    ],
    '116 006',
    'https://offerraadgivning.dk',
  ),
  national(
    'victim',
    ['Lev Uden Vold', 'Lev Uden Vold, against violence at home'],
    ['Vold i familien. Åbent hele døgnet.', 'Violence in the family. Open day and night.'],
    '1888',
    'https://levudenvold.dk',
  ),
  national(
    'hate',
    ['Politiet', 'The police'],
    ['Er du truet eller angrebet for den, du er? Sig det til politiet.', 'Threatened or attacked for who you are? Tell the police.'],
    '114',
    'https://politi.dk',
  ),
  national(
    'talk',
    ['Livslinjen', 'Livslinjen'],
    ['Når det hele er for svært.', 'When everything is too hard.'],
    '70 201 201',
    'https://livslinien.dk',
  ),
]

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
    checkedOn: z.string({ error: 'checkedOn' }).refine(isDay, 'checkedOn'),
  })
  .superRefine(({ phone, link }, context) => {
    if (phone === '' && link === '') context.addIssue({ code: 'custom', path: ['phone'], message: 'reach' })
  })
export type LineForm = z.infer<typeof lineForm>
