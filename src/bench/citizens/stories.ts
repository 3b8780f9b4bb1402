// What residents and staff do: each story is a few pages one after the other, with a thought before each.
import { quickestMs } from '../../public-space/reports/guard/guard.ts'
import { doors, kindsOf } from '../../public-space/reports/model.ts'
import { codeIn, fieldsOf, reportsIn } from './forms.ts'
import type { Person } from './person.ts'

/** What everybody of one run shares: the receipts, kept outside the server. */
export interface Shared {
  codes: string[]
}

type Story = (who: Person, shared: Shared) => Promise<void>

const one = <T>(who: Person, list: readonly T[]): T => list[who.random.below(list.length)] as T

const lookAround: Story = async (who) => {
  await who.get('front page', '/da')
  await who.think()
  await who.get('room', '/da/public-space')
  await who.think()
  await who.get('faults', '/da/faults')
  await who.think()
  await who.get('faults, one kind', `/da/faults?kind=${one(who, kindsOf.fault)}`)
}

const answers: Story = async (who) => {
  await who.get('answers', '/da/answers')
}

/** The whole of it: doors, what, where, when, own words, send; the receipt's code is kept. */
const report: Story = async (who, shared) => {
  const door = one(who, doors)
  const kind = one(who, kindsOf[door])
  const path = `/da/report/${door}/${kind}`
  await who.get('doors', '/da/report')
  await who.think()
  await who.get('kinds', `/da/report/${door}`)
  await who.think()
  let { body } = await who.get('where', path)
  const begun = performance.now()
  const onwards = async (step: string, answered: Record<string, string>): Promise<boolean> => {
    const fields = fieldsOf(body, path)
    if (!fields) return false
    for (const [name, value] of Object.entries(answered)) fields.set(name, value)
    await who.think()
    ;({ body } = await who.send(step, path, fields))
    return true
  }
  if (!(await onwards('when', { address: `${one(who, streets)} ${1 + who.random.below(40)}` }))) return
  if (!(await onwards('look through', { seen: 'today' }))) return
  // Nobody reads and answers these pages within three seconds; who does is taken for a machine, and what it sends is not kept.
  do await who.think()
  while (performance.now() - begun < quickestMs + 200)
  if (!(await sendLast(body))) return
  async function sendLast(html: string): Promise<boolean> {
    const fields = fieldsOf(html, path)
    if (!fields) return false
    if (door === 'fault') fields.set('words', 'Det er mørkt ved stien.')
    const { status, body: receipt } = await who.send('send', path, fields, 'write', door === 'fault')
    const code = status === 200 ? codeIn(receipt) : null
    if (code) shared.codes.push(code)
    return code !== null
  }
}
/** Of the demonstration town. */
const streets = ['Demovej', 'Prøvestræde', 'Eksempelgangen', 'Øvelsesvej', 'Modelvænget']

const lookUpCode: Story = async (who, { codes }) => {
  await who.get('code page', '/da/follow')
  const code = codes.length > 0 ? one(who, codes) : '1234123412341234'
  await who.think()
  await who.send('story by code', '/da/follow/view', new URLSearchParams({ code }))
}

const readReports: Story = async (who) => {
  const inbox = await who.get('inbox', '/da/reports')
  const ids = reportsIn(inbox.body)
  if (ids.length === 0) return
  await who.think()
  await who.get('one report', `/da/reports/${one(who, ids)}`)
}

const searchReports: Story = async (who) => {
  const asked = one(who, [
    'words=l%C3%A6rkevej',
    'kind=mopeds&order=deadline',
    'state=all&door=fault&page=3',
    'deadline=over',
    'words=123456',
  ])
  await who.get('inbox, search', `/da/reports?${asked}`)
}

const moveReport: Story = async (who) => {
  const inbox = await who.get('inbox', `/da/reports?page=${1 + who.random.below(20)}`)
  const ids = reportsIn(inbox.body)
  if (ids.length === 0) return
  await who.think()
  const path = `/da/reports/${one(who, ids)}/move`
  const form = await who.get('move, form', path)
  const fields = fieldsOf(form.body, path)
  if (!fields) return
  fields.set('to', one(who, ['assessed', 'planned', 'in-progress', 'waiting']))
  await who.think()
  await who.send('move', path, fields, 'write')
}

/** How often each story is begun, of a hundred. */
const shares: Record<'resident' | 'staff', readonly [Story, number][]> = {
  resident: [
    [lookAround, 40],
    [report, 35],
    [lookUpCode, 20],
    [answers, 5],
  ],
  staff: [
    [readReports, 45],
    [moveReport, 30],
    [searchReports, 25],
  ],
}

/** One story after the other until it is time to go; what was sent by then is waited for. */
export async function live(role: 'resident' | 'staff', who: Person, shared: Shared): Promise<void> {
  try {
    // Nobody begins at the same moment.
    await who.think()
    while (!who.leaving.aborted) {
      await storyFor(role, who)(who, shared)
      await who.think()
    }
  } catch (error) {
    if (!who.leaving.aborted) throw error
  }
}

function storyFor(role: 'resident' | 'staff', who: Person): Story {
  let draw = who.random.below(100)
  for (const [story, share] of shares[role]) {
    if (draw < share) return story
    draw -= share
  }
  return lookAround
}
