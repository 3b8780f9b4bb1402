// A phenomenon says what is done: kinds of people and empty words are seen, each with a better way to say it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { da } from './better/texts.da.ts'
import { en } from './better/texts.en.ts'
import { betters } from './better/words.ts'
import { findPersonWords, findVagueWords } from './person-words.ts'

const wordsIn = (found: { word: string }[]): string[] => found.map(({ word }) => word.toLowerCase())

test('words for kinds of people are found in Danish and English', () => {
  const cases: [string, string[]][] = [
    ['Unge indvandrere hænger ud', ['unge', 'indvandrere']],
    ['De utilpassede unge', ['de utilpassede', 'unge']],
    ['Banden fra blokken', ['banden']],
    ['Drengene kører på knallert', ['drengene']],
    ['Grupper af unge mænd med anden etnisk baggrund', ['unge mænd', 'anden etnisk baggrund']],
    ['Narkomaner og hjemløse', ['narkomaner', 'hjemløse']],
    ['Fyre i hættetrøjer', ['fyre', 'hættetrøjer']],
    ['A gang of youths', ['a gang of', 'youths']],
    ['Junkies and drunks', ['junkies', 'drunks']],
    ['Foreign teenagers', ['foreign', 'teenagers']],
  ]
  for (const [text, words] of cases) assert.deepEqual(wordsIn(findPersonWords(text)), words, text)
})

test('kinds of people are found in inflected and compounded forms, and by where they come from', () => {
  const people =
    'Indvandrerknægtene råber|Kvoteflygtninge samles|asylansøgere sover|tosprogede råber|Syrere og irakere råber|afghanere kører|kurderne råber|afrikanske mænd råber|litauere drikker|De fremmede råber efter folk|De sorte i kvarteret råber|mørk hud|mørke i huden|rockertyper kører|Møgunger råber|idioter kører|stiknarkomaner|narkoer kaster kanyler|fulderikker råber|De fulde råber|ungerne råber|pubertetsdrenge kører|knallertdrenge kører|gymnasieelever drikker|lømlerne kører|drengeflokken råber|sortklædte råber|African men shouting|Syrians shouting|Asians shouting|Black people shouting'
  for (const text of people.split('|')) assert.notDeepEqual(findPersonWords(text), [], text)
})

test('words that say too little are found in Danish and English', () => {
  const cases: [string, string[]][] = [
    ['Ballade og problemer', ['ballade', 'problemer']],
    ['Der er utryghed og chikane', ['utryghed', 'chikane']],
    ['Ting sker tit', ['ting', 'tit']],
    ['Antisocial behaviour and trouble', ['antisocial behaviour', 'trouble']],
  ]
  for (const [text, words] of cases) assert.deepEqual(wordsIn(findVagueWords(text)), words, text)
})

test('what is done, where, when and with what consequence passes', () => {
  const good = [
    'Knallerter kører stærkt mellem blokkene på stien ved torvet',
    'Nogle råber efter folk og spærrer indgangen til stationen hver gang toget kommer',
    'Man kan ikke komme forbi, men cyklerne står der hele natten',
    'Musik fra en højttaler efter kl. 23 fredag og lørdag',
    'Glasskår og kanyler på legepladsen om mandagen',
    'Mopeds go fast on the path between the blocks',
    'Cars race round the square after 10 pm',
    'Lamp poles are kicked and broken',
    'De unge træer er knækket langs stien',
    'Den ældre bro har løse brædder',
    'Rødderne fra træerne løfter fliserne',
    'Typerne af affald er glas og dåser',
    'De sorte sække ligger ved containeren',
    'Brandmænd kan ikke komme forbi mandag aften',
    'Parkerede biler spærrer for barnevogne ved børnehaven',
  ]
  for (const text of good) assert.deepEqual([...findPersonWords(text), ...findVagueWords(text)], [], text)
})

test('of whom it touches may be told, of how they are not', () => {
  assert.deepEqual(findPersonWords('Børn og ældre mennesker går en anden vej', 'consequence'), [])
  assert.deepEqual(wordsIn(findPersonWords('Børn er bange for indvandrere', 'consequence')), ['indvandrere'])
})

test('every kind of word has a sentence in both languages', () => {
  for (const better of betters) for (const texts of [da, en]) assert.ok(texts[better].length > 20)
})
