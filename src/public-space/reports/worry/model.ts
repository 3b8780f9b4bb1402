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

/** A line the same in every town, by a name for the page that corrects it. */
export type NationalLine = HelpLine & { key: string }
/** One who helps as it is remembered: no resident sees it before somebody in the town has looked it up and says where. */
export type Suggestion = Omit<NationalLine, 'source' | 'checkedOn'>

/** Each number as the organisation itself, or the press, has printed it; `checkedOn` is the day somebody read that. */
export const nationalLines: readonly NationalLine[] = [
  {
    key: 'bornetelefonen',
    topic: 'child',
    nameDa: 'BørneTelefonen',
    nameEn: 'BørneTelefonen, for children',
    wordsDa: 'For børn og unge, hele døgnet. Du behøver ikke sige dit navn.',
    wordsEn: 'For children and the young, day and night. You need not give your name.',
    phone: '116 111',
    link: 'https://bornetelefonen.dk',
    source: 'B.T., december 2022, om BørneTelefonens opkald i juledagene',
    checkedOn: '2026-11-27',
  },
  {
    key: 'offerraadgivningen',
    topic: 'victim',
    nameDa: 'Offerrådgivningen',
    nameEn: 'Victim Support Denmark',
    wordsDa: 'For dig, der er udsat for noget, har set det eller er pårørende. Hele døgnet.',
    wordsEn: 'For you who were hurt, saw it, or are close to somebody who was. Day and night.',
    phone: '116 006',
    link: 'https://offerraadgivning.dk',
    source: 'offerraadgivning.dk, 2023, om 25 år med Offerrådgivningen',
    checkedOn: '2026-11-27',
  },
  {
    key: 'lev-uden-vold',
    topic: 'victim',
    nameDa: 'Lev Uden Vold',
    nameEn: 'Lev Uden Vold, against violence at home',
    wordsDa: 'Vold i familien. Åbent hele døgnet.',
    wordsEn: 'Violence in the family. Open day and night.',
    phone: '1888',
    link: 'https://levudenvold.dk',
    source: 'levudenvold.dk, 2023, om opkald til hotlinen i 2022',
    checkedOn: '2026-11-27',
  },
]

/** From memory, skal bekræftes: a keeper of the town opens one, looks it up, and only then it is shown. */
export const suggestions: readonly Suggestion[] = [
  {
    key: 'foraeldretelefonen',
    topic: 'child',
    nameDa: 'ForældreTelefonen',
    nameEn: 'ForældreTelefonen, for adults',
    wordsDa: 'For voksne, der er bange for et barn.',
    wordsEn: 'For adults who worry about a child.',
    phone: '35 55 55 57',
    link: 'https://bornsvilkar.dk',
  },
  {
    key: 'livslinien',
    topic: 'talk',
    nameDa: 'Livslinien',
    nameEn: 'Livslinien',
    wordsDa: 'Når det hele er for svært.',
    wordsEn: 'When everything is too hard.',
    phone: '70 201 201',
    link: 'https://livslinien.dk',
  },
]

const digits = (phone: string): string => phone.replace(/\D/g, '')

/** Those of a list that no line of the town stands for: the same number means the same help. */
export const without = <Line extends { phone: string }>(own: readonly HelpLine[], list: readonly Line[]): Line[] =>
  list.filter(({ phone }) => !own.some((line) => digits(line.phone) === digits(phone)))

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
