// Somebody types their code and sees the story; every deed with it is a form to the same address and answers with the same page. The code never stands in an address.
import type { Tx } from '../../platform/db.ts'
import { dayField, todayInTown } from '../../platform/form/model.ts'
import { at } from '../../platform/http/address.ts'
import { type Back, formProps } from '../../platform/http/form-props.ts'
import { readForm } from '../../platform/http/intake.ts'
import type { Ask, Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { isId, newId } from '../../platform/id.ts'
import { allow, clientNetwork } from '../../platform/rate-limit.ts'
import { accepted, type FormFields, fieldIn, type Result, readFields, refused } from '../../platform/result.ts'
import { digitsIn, hashOf } from '../reports/code.ts'
import { da as wordsDa } from '../reports/texts.da.ts'
import { en as wordsEn } from '../reports/texts.en.ts'
import { findPeople } from '../reports/words/find-people.ts'
import { questionsOf } from '../reports/work/around/store.ts'
import { readNews, readReport } from '../reports/work/store.ts'
import { reply, sayAgain, sayHelped, sayNotSolved, stopLetters } from './deeds.ts'
import { followFaultRoutes } from './fault/routes.tsx'
import { idOfForm } from './id-of-form.ts'
import { againForm, type Follower, helpedForm, replyForm } from './model.ts'
import { CodePage, ViewPage } from './pages.tsx'
import { alsoFollowed, copyOf, followerOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const purpose = 'follow a report by its code'
/** Per network in ten minutes. Nobody finds one of 10¹⁶ codes so, and a school class does not notice. */
const tries = { n: 300, perSeconds: 600 }

/** What a deed did, as the key of a sentence; or what is to be corrected. */
type Deed = (tx: Tx, follower: Follower, fields: FormFields) => Promise<Result<string>>

const deeds: Record<string, Deed> = {
  again: async (tx, follower, fields) => {
    const read = readFields(againForm(todayInTown()), { ...fields, day: dayField(fields, 'day') })
    if (!read.ok) return read
    const { day, time } = read.value
    await sayAgain(tx, follower, { id: idOfForm(fieldIn(fields, 'key'), 'again', day, time), day, time })
    return accepted('again')
  },
  reply: async (tx, follower, fields) => {
    const question = fieldIn(fields, 'question')
    const read = readFields(replyForm, { ...fields, words: fieldIn(fields, 'words') || fieldIn(fields, `words-${question}`) })
    if (!read.ok) return read
    const { words, anyway } = read.value
    const found = findPeople(words).map(({ from, to }) => words.slice(from, to))
    if (found.length > 0 && !anyway) return refused('words', 'people', found.join(', '))
    await reply(tx, follower, { id: idOfForm(fieldIn(fields, 'key'), 'reply', question, words), question, words })
    return accepted('replied')
  },
  'not-solved': async (tx, follower) => accepted(await sayNotSolved(tx, follower)),
  helped: async (tx, follower, fields) => {
    const read = readFields(helpedForm, fields)
    if (!read.ok) return read
    await sayHelped(tx, follower, read.value.helped)
    return accepted('helped')
  },
  stop: async (tx, follower) => {
    await stopLetters(tx, follower)
    return accepted('stopped')
  },
}

/** The story as whoever has the code sees it. */
async function storyOf(tx: Tx, follower: Follower) {
  const report = await readReport(tx, follower.report)
  if (!report) throw new Error('A follower of no report')
  return {
    report,
    news: await readNews(tx, report.id),
    questions: await questionsOf(tx, report.id),
    also: await alsoFollowed(tx, follower),
  }
}

const askForCode = (c: Ask, key?: 'code' | 'tooMany') =>
  c.html(
    <CodePage {...formProps(c, { da, en }, key && { fields: {}, errors: refused('code', key).errors })} />,
    key === 'tooMany' ? 429 : key ? 422 : 200,
  )

/** Opens the page behind a code, after a deed when there is one. Whatever is wrong with a code, the answer is the same. */
async function openByCode(c: Ask): Promise<Response> {
  const fields = await readForm(c)
  const deed = Object.hasOwn(deeds, fieldIn(fields, 'deed')) ? deeds[fieldIn(fields, 'deed')] : undefined
  if (!(await c.var.workAsSystem((tx) => allow(tx, 'follow-up code', clientNetwork(c), tries), 'count knocks')))
    return askForCode(c, 'tooMany')
  const typed = digitsIn(fieldIn(fields, 'code'))
  // Something that is no code is looked up like one.
  const hash = hashOf(c.var.platform.config.secret, typed ?? 'none')
  const found = await c.var.workAsSystem(async (tx) => {
    const which = fieldIn(fields, 'other')
    const follows = () => (isId(which) ? copyOf(tx, hash, which) : followerOf(tx, hash))
    const follower = await follows()
    if (!follower) return null
    const done = deed ? await deed(tx, follower, fields) : accepted('')
    return { done, follower: (await follows()) ?? follower, ...(await storyOf(tx, follower)) }
  }, purpose)
  if (!found || !typed) return askForCode(c, 'code')
  const { done, ...story } = found
  const back: Back | undefined = done.ok ? undefined : { fields, errors: done.errors }
  const { t, ...props } = formProps(c, { da, en }, back)
  const said = done.ok ? t.said[done.value] : undefined
  const w = textsFor(c.var.locale, { da: wordsDa, en: wordsEn })
  return c.html(<ViewPage {...props} t={t} w={w} code={typed} formKey={newId()} said={said} {...story} />, back ? 422 : 200)
}

export function followRoutes(web: Web): void {
  followFaultRoutes(web)
  web.get(at('/follow'), (c) => askForCode(c))
  // Whoever comes here without a form, as by changing the language, is asked for the code.
  web.get(at('/follow/view'), (c) => askForCode(c))
  web.post(at('/follow/view'), (c) => openByCode(c))
}
