// What stands around a word and says that it is somebody: "hedder", "Fru", "min nabo", "fra nr. 4".
import { capitalWords, placeEnding } from './ordinary.ts'
import { isNextTo, type Token } from './tokens.ts'

const split = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

const titles = split('hr herr fru frk frøken pastor provst onkel tante mr mrs ms miss mister madam dr familien familie the-family ved-navn')
const relations = split(`
nabo naboen overbo overboen underbo underboen genbo genboen ven vennen veninde veninden kæreste kæresten ekskæreste mand kone konen søn sønnen datter datteren bror broderen søster fætter kusine onkel tante mormor morfar farmor farfar nevø niece vicevært viceværten formand formanden næstformand lærer læreren dagplejer dagplejeren pædagog pædagogen
kollega kollegaen chef chefen ejer ejeren dreng drengen pige pigen fyr fyren betjent betjenten beboer beboeren lejer træner træneren kioskejer pedel pedellen varmemester varmemesteren sagsbehandler hjemmehjælper barnebarn ekskone eksmand stedsøn kammerat kammeraten
neighbour neighbor friend son daughter brother sister husband wife boyfriend girlfriend boss caretaker boy girl teacher cousin uncle aunt landlord tenant resident owner ex guy
`)
const greetings = split('mvh vh kh hilsen hilsner regards sincerely')
const places = split(
  'vejen stien gaden pladsen parken butikken klubben skolen stedet området caféen cafeen kiosken broen søen bussen linjen kvarteret foreningen firmaet kirken torvet skoven street road path park shop club school place café bus lake bridge hvad what det it',
)
const noNames = split(
  'det den de noget sådan ikke som at jo altså ham hende sig dem mig os hvad hvor ingenting vist nok en et the a it that something him her them us what not after for to idiot tyv løgner luder svin politiet',
)

/** "Hr jensen": after a title a family name needs no capital letter. */
export const isAfterTitle = (tokens: readonly Token[], at: number, plain: string): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]]
  return before !== undefined && token !== undefined && titles.has(before.word) && isNear(plain, before, token)
}

/** Whether the words around say that this word is somebody. */
export function isSaidToBeSomebody(tokens: readonly Token[], at: number, plain: string): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!token) return false
  if (token.isCapital && isAfterTitle(tokens, at, plain)) return true
  if (before && relations.has(before.word) && token.isCapital && isNextTo(plain, before, token) && !isOrdinary(token)) return true
  if (before && greetings.has(before.word) && token.isCapital && token.from - before.to < 4 && !capitalWords.has(token.word)) return true
  return (
    /^,? (?:(?:fra|i|på|from|in|at|on) (?:nr\.?|nummer|number|no\.?|opgang|blok|lejlighed|stuen|house|flat|block|(?:the )?\w{1,7}\.? (?:sal|floor)|\d{1,3}\.? ?(?:sal|th|tv|floor))|, (?:som|der|who) (?:bor|lives))/i.test(
      plain.slice(token.to, token.to + 40),
    ) &&
    token.isCapital &&
    (!token.beginsSentence || isShortName(token)) &&
    !isOrdinary(token)
  )
}

const isNear = (plain: string, before: Token, after: Token): boolean => /^\.?\s{1,2}$/.test(plain.slice(before.to, after.from))
const isOrdinary = (token: Token): boolean => capitalWords.has(token.word) || placeEnding.test(token.word)
/** A thing that begins a sentence mostly has the Danish article at its end: Lampen, Lyset, Hegnet. */
const isShortName = (token: Token): boolean =>
  !/(?:en|et|ene|erne|er|ne|s)$/.test(token.word) && token.word.length < 9 && !capitalWords.has(token.word)

/** After "hedder", "kaldt", "ved navn", "named": how many words here are what somebody is called; 0 when none are. */
export function lengthOfCalled(tokens: readonly Token[], at: number, plain: string, isPlace: readonly boolean[]): number {
  const token = tokens[at]
  if (!token || noNames.has(token.word) || isPlace[at] || placeEnding.test(token.word)) return 0
  const before = plain.slice(Math.max(0, tokens[at - 5]?.from ?? 0), token.from)
  const call =
    /(?:^|[^\p{L}])(?:(?<calm>hedder|hed|navnet er|navn er|navn|called|named|name is|names are)|kald(?:t|es|et)(?: for)?|kaldte|kald(?:er|es)(?: (?:ham|hende|sig|dem|vi|de))?(?: for)?|call (?:him|her|them|himself)|calls himself|goes by|lyder navnet)[\s:"“'‘«]{1,3}$/iu.exec(
      before,
    )
  if (!call) return 0
  const said = tokens.slice(Math.max(0, at - 5), at)
  if (said.some(({ word }) => places.has(word))) return 0
  // In small letters only the word itself; what follows is the rest of the sentence.
  return token.isCapital || /hed|nav|nam|call/i.test(call[0]) ? 1 : 0
}
