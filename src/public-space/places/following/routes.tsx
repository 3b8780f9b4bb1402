// A resident follows a place or a street by e-mail: asks, says yes by a link, and stops by a link.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { queueMail } from '../../../platform/mail.ts'
import { limit } from '../../../platform/rate-limit.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { findPlace, listPlaces } from '../../../platform/town/place/store.ts'
import { gazetteer } from '../../../platform/town/street/store.ts'
import { begunNow, guardIntake } from '../../reports/guard/guard.ts'
import { isKeyOf, type LinkUse, linkTo } from './links.ts'
import { type Followed, followForm } from './model.ts'
import { AskPage, FollowPage, SaidPage } from './pages.tsx'
import { askToFollow, confirmFollower, type Follower, findFollower, forgetFollower } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

async function showForm(c: Ask, back?: Back): Promise<Response> {
  const places = await c.var.work(listPlaces)
  return c.html(
    <FollowPage
      {...formProps(c, texts, back)}
      begun={begunNow(c.var.platform.config.secret)}
      places={places}
      place={c.req.query('place') ?? ''}
    />,
    back ? 422 : 200,
  )
}

/** The place or the street as the town writes it. */
async function readFollowed(tx: Tx, fields: FormFields): Promise<Result<Followed & { email: string; where: string }>> {
  const read = readFields(followForm, fields)
  if (!read.ok) return read
  const { email } = read.value
  if (read.value.place !== null) {
    const place = await findPlace(tx, read.value.place)
    return place ? accepted({ email, place: place.id, street: '', where: place.name }) : refused('place', 'place', read.value.place)
  }
  const found = await gazetteer(tx).find(read.value.street, null)
  return found
    ? accepted({ email, place: null, street: found.street, where: found.street })
    : refused('street', 'street', read.value.street)
}

async function follow(c: Ask): Promise<Response> {
  const fields = await readForm(c)
  const read = await c.var.work((tx) => readFollowed(tx, fields))
  if (!read.ok) return showForm(c, { fields, errors: read.errors })
  if ((await guardIntake(c, fields)) === 'pass') await ask(c, read.value)
  return c.redirect(href(c, '/places/follow?done=asked'), 303)
}

/** The answer to whoever asks is the same whether or not the address follows already. */
async function ask(c: Ask, { where, ...asked }: Followed & { email: string; where: string }): Promise<void> {
  const { secret, publicUrl } = c.var.platform.config
  const language = c.var.locale === 'da' ? 'da' : 'en'
  const { confirm } = texts[language].letters
  await c.var.workAsSystem(async (tx) => {
    const id = await askToFollow(tx, { ...asked, language })
    if (!id) return
    const link = linkTo({ publicUrl, secret }, 'confirm', { id, language })
    await queueMail(tx, { to: asked.email, subject: confirm.subject(where), text: confirm.body({ where, link, town: c.var.town.name }) })
  }, 'follow a place')
}

/** Whoever the link was written for; null when they follow nothing any more. Any other link does not exist. */
async function followerOf(c: Ask, use: LinkUse): Promise<Follower | null> {
  const id = idOf(c)
  if (!isKeyOf(c.var.platform.config.secret, use, id, c.req.param('key') ?? '')) throw new Refused(404, '')
  return c.var.workAsSystem((tx) => findFollower(tx, id), 'follow a place')
}

function showAsked(c: Ask): Response | Promise<Response> {
  const { frame, t } = formProps(c, texts)
  return c.html(<SaidPage frame={frame} title={t.asked.title} lead={t.asked.lead} again={t.asked.again} />)
}

function showOver(c: Ask): Response | Promise<Response> {
  const { frame, t } = formProps(c, texts)
  return c.html(<SaidPage frame={frame} title={t.over.title} lead={t.over.lead} again={t.over.again} />)
}

function showFollows(c: Ask, { where }: Follower): Response | Promise<Response> {
  const { frame, t } = formProps(c, texts)
  return c.html(<SaidPage frame={frame} title={t.confirm.doneTitle(where)} lead={t.confirm.doneLead} />)
}

async function showQuestion(c: Ask, use: LinkUse): Promise<Response> {
  const follower = await followerOf(c, use)
  if (!follower) return showOver(c)
  if (use === 'confirm' && follower.confirmedAt) return showFollows(c, follower)
  const { frame, t } = formProps(c, texts)
  return c.html(<AskPage frame={frame} title={t[use].title(follower.where)} lead={t[use].lead} button={t[use].button} />)
}

async function confirm(c: Ask): Promise<Response> {
  const follower = await followerOf(c, 'confirm')
  if (!follower) return showOver(c)
  await c.var.workAsSystem(async (tx) => {
    if (await confirmFollower(tx, follower.id)) await record(tx, { deed: 'began', thing: 'place letters', thingId: follower.id })
  }, 'follow a place')
  return showFollows(c, follower)
}

async function stop(c: Ask): Promise<Response> {
  const follower = await followerOf(c, 'stop')
  await c.var.workAsSystem(async (tx) => {
    if (follower && (await forgetFollower(tx, follower.id)))
      await record(tx, { deed: 'stopped', thing: 'place letters', thingId: follower.id })
  }, 'stop following a place')
  return showOver(c)
}

export function followingRoutes(web: Web): void {
  const knock = limit('place-link', 120, 60)
  web.get(at('/places/follow'), (c) => (c.req.query('done') === 'asked' ? showAsked(c) : showForm(c)))
  web.post(at('/places/follow'), limit('place-follow', 60, 600), follow)
  web.get(at('/places/follow/confirm/:id/:key'), knock, (c) => showQuestion(c, 'confirm'))
  web.post(at('/places/follow/confirm/:id/:key'), knock, confirm)
  web.get(at('/places/follow/stop/:id/:key'), knock, (c) => showQuestion(c, 'stop'))
  web.post(at('/places/follow/stop/:id/:key'), knock, stop)
}
