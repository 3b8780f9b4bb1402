// Few people in a sentence: where somebody has written "tre unge" into a text for everybody, a colleague is asked to look once more.

/** "En ung" and "a child" are mostly anybody; with an accent they are counted. */
const few = '[1-4]|én|ét|to|tre|fire|one(?= of)|two|three|four'
const inBetween = '(?:af|de|små|store|andre|nye|yngre|ældre|of|the|new|other|young|older)'
/** Words for people, as Danish and English texts of a town have them. Things and groups ("familier", "foreninger") are not among them. */
const people =
  'ung|unge|barn|børn|elev|elever|dreng|drenge|pige|piger|mand|mænd|kvinde|kvinder|borger|borgere|beboer|beboere|person|personer|menneske|mennesker|forælder|forældre|mor|mødre|far|fædre|deltager|deltagere|offer|ofre|gerningsmand|gerningsmænd|anmelder|anmeldere|kunde|kunder|teenager|teenagere|young people|young person|child|children|pupil|pupils|boy|boys|girl|girls|man|men|woman|women|resident|residents|person|people|parent|parents|mother|mothers|father|fathers|participant|participants|victim|victims|offender|offenders'
const written = new RegExp(`(?<![\\p{L}\\p{N}.,:/-])(?:${few})\\s+(?:${inBetween}\\s+){0,2}(?:${people})(?![\\p{L}\\p{N}])`, 'giu')

/**
 * The places in a text where one to four people are counted in words: `3 unge`, `to af de unge`. A sign to look, never a verdict: what stands
 * there may tell of nobody. Figures from a release need no looking at; the gate did it.
 */
export const fewPeopleIn = (text: string): string[] => [...new Set([...text.matchAll(written)].map(([found]) => found))]
