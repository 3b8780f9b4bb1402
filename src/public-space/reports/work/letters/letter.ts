// What stands in a letter to somebody who reported or follows: the news in plain words, and never the code.
import type { Letter } from '../../../../platform/mail.ts'
import type { Door, Kind } from '../../model.ts'
import { da as wordsDa } from '../../texts.da.ts'
import { en as wordsEn } from '../../texts.en.ts'
import { sentencesOf, type Told } from '../story/story.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Where a letter comes from. */
export interface From {
  town: string
  /** The public address of the town, without a slash at its end. */
  publicUrl: string
}

export interface About {
  door: Door
  kind: Kind
  placeLabel: string
}

/** The languages in which there are letters; whoever reads another gets Danish. */
const languageOf = (language: string): 'da' | 'en' => (language === 'en' ? 'en' : 'da')
const textsIn = (language: string) => (languageOf(language) === 'en' ? en : da)
const followLink = ({ publicUrl }: From, language: string): string => `${publicUrl}/${languageOf(language)}/follow`

/** A letter may be seen by others: it names only what everybody may see. */
function aboutIn({ door, kind, placeLabel }: About, language: string): string {
  const t = textsIn(language)
  return door === 'fault' ? t.about((languageOf(language) === 'en' ? wordsEn : wordsDa).kinds[kind], placeLabel) : t.aboutSensitive
}

const paragraphs = (...parts: string[]): string => parts.filter(Boolean).join('\n\n')

/** The letter that tells one piece of news. */
export function newsLetter(to: { email: string; language: string }, news: Told & About, from: From): Letter {
  const t = textsIn(to.language)
  const text = paragraphs(
    t.hello,
    aboutIn(news, to.language),
    sentencesOf(news, languageOf(to.language)).join('\n'),
    news.words,
    t.page(followLink(from, to.language)),
    t.pageHelp,
    t.bye(from.town),
  )
  return { to: to.email, subject: t.subject(from.town), text }
}

/** The letter that asks, four weeks after, whether it helped. */
export function helpedLetter(to: { email: string; language: string }, about: About, from: From): Letter {
  const t = textsIn(to.language)
  const text = paragraphs(
    t.hello,
    aboutIn(about, to.language),
    t.helped,
    t.helpedPage(followLink(from, to.language)),
    t.pageHelp,
    t.bye(from.town),
  )
  return { to: to.email, subject: t.helpedSubject(from.town), text }
}
