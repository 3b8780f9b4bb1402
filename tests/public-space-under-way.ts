// What the demonstration's public space links from nowhere, and pages are about: a partner's link, pictures, a change to undo, a letter to confirm.
import sharp from 'sharp'
import { sql, type Tx } from '../src/platform/db.ts'
import { storeImage } from '../src/platform/files.ts'
import { daysAfter, todayInTown } from '../src/platform/form/model.ts'
import { newId } from '../src/platform/id.ts'
import { newLink } from '../src/public-space/handovers/hand-over.ts'
import { ownFaults } from '../src/public-space/handovers/list/store.ts'
import { addHandover } from '../src/public-space/handovers/store.ts'
import { addTarget } from '../src/public-space/open311/sending/store.ts'
import { invite } from '../src/public-space/phenomena/voices/store.ts'
import { keyOf } from '../src/public-space/places/following/links.ts'
import { askToFollow } from '../src/public-space/places/following/store.ts'
import { pictureOf } from '../src/public-space/reports/filing/pictures/picture.ts'
import { keepChange } from '../src/public-space/reports/inbox/change/store.ts'
import { keepFilter, savedFilters } from '../src/public-space/reports/inbox/saved/store.ts'
import { saveLine } from '../src/public-space/reports/worry/store.ts'
import { askedPartner } from './work-under-way.ts'

interface Place {
  secret: string
  dataDir: string
}

/** Runs as the machinery, after the demonstration's public space. The addresses by the part that stands before them. */
export async function publicSpaceUnderWay(tx: Tx, { secret, dataDir }: Place): Promise<Record<string, string>> {
  const fault = await handedToPartner(tx)
  const picture = await aPicture(tx, dataDir, fault.report)
  const free = await first(tx, 'report', { which: freeFault })
  const token = await aLink(tx, free)
  const follower = (await askToFollow(tx, { email: 'a@eksempel.dk', language: 'da', place: null, street: 'Demovej' })) ?? ''
  const phenomenon = await first(tx, 'phenomenon', { which: "state = 'open'" })
  await invite(tx, phenomenon, { whose: 'residents', who: 'Beboere ved stien', organisation: null })
  const number = await first(tx, 'report', { which: 'fault_number is not null and is_public', column: 'fault_number' })
  return {
    report: 'fault',
    'report/fault': 'lamp',
    faults: number,
    'api/faults': number,
    'follow/fault': number,
    'open311/v2/services': 'lamp.json',
    'open311/v2/requests': `${number}.json`,
    'open311/v2/tokens': `${number}.json`,
    reports: fault.report,
    [`reports/${fault.report}/pictures`]: picture,
    handovers: fault.handover,
    [`handovers/${fault.handover}/pictures`]: picture,
    'handovers/faults': fault.report,
    [`handovers/faults/${fault.report}/pictures`]: picture,
    handover: token,
    [`handover/${token}/pictures`]: await aPicture(tx, dataDir, free),
    phenomena: phenomenon,
    [`phenomena/${phenomenon}/voices`]: await first(tx, 'phenomenon_voice', {
      which: `phenomenon = '${phenomenon}' and state = 'invited'`,
    }),
    'places/follow/confirm': follower,
    [`places/follow/confirm/${follower}`]: keyOf(secret, 'confirm', follower),
    'places/follow/stop': follower,
    [`places/follow/stop/${follower}`]: keyOf(secret, 'stop', follower),
    poster: await first(tx, 'poster'),
  }
}

/** Runs as whoever works on reports: their own saved filter and a change of theirs. */
export async function inboxUnderWay(tx: Tx): Promise<Record<string, string>> {
  await keepFilter(tx, { name: 'Demo: mine', query: 'state=open' })
  const change = newId()
  await keepChange(tx, change, { to: 'assessed' }, 1, [])
  return { 'reports/views': (await savedFilters(tx))[0]?.id ?? '', 'reports/changes': change }
}

/** That nobody was given; a fault is with one partner at a time. */
const freeFault = `door = 'fault' and state <> 'closed' and merged_into is null
  and not exists (select from public_space.handover h where h.municipality = report.municipality and h.report = report.id)`

async function first(tx: Tx, table: string, { which = 'true', column = 'id' } = {}): Promise<string> {
  const { rows } = await sql<{ it: string | number }>`select ${sql.raw(column)} as it from ${sql.table(`public_space.${table}`)}
    where municipality = platform.town() and ${sql.raw(which)} order by id limit 1`.execute(tx)
  return String(rows[0]?.it ?? '')
}

/** A fault that the asked partner has been given and not answered. */
async function handedToPartner(tx: Tx): Promise<{ report: string; handover: string }> {
  const { rows } = await sql<{ id: string }>`select id from platform.organisation
    where municipality = platform.town() and name = ${askedPartner}`.execute(tx)
  const faults = await ownFaults(tx, rows[0]?.id ?? '')
  const given = faults.find(({ handover }) => handover !== null)
  if (!given?.handover) throw new Error('The demonstration hands a fault to the asked partner')
  return { report: given.report.id, handover: given.handover.id }
}

async function aPicture(tx: Tx, dataDir: string, report: string): Promise<string> {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: { r: 90, g: 140, b: 120 } } })
    .png()
    .toBuffer()
  const kept = await storeImage(tx, dataDir, bytes, { thing: pictureOf, thingId: report, keepUntil: daysAfter(todayInTown(), 30) })
  if (!kept.ok) throw new Error('A small picture is kept')
  return kept.value.id
}

async function aLink(tx: Tx, report: string): Promise<string> {
  const { token, hash, expiresAt } = newLink()
  const to = { organisation: null, toName: 'Demo: viceværten', way: 'link' as const, email: 'vicevaert@eksempel.dk', batch: null }
  const asked = { message: 'Skift pæren', due: daysAfter(todayInTown(), 9), showsWords: false }
  await addHandover(tx, { report, ...to, ...asked, tokenHash: hash, expiresAt })
  return token
}

/** Runs as an administrator: a server faults could be sent on to, and somebody of the town who helps. */
export async function setUpUnderWay(tx: Tx): Promise<Record<string, string>> {
  const to = { name: 'Demo: vejmyndigheden', endpoint: 'https://eksempel.dk/open311/v2', jurisdiction: '', sealedKey: '' }
  const target = await addTarget(tx, newId(), { ...to, serviceCodes: { lamp: 'lampe' }, areas: [], isOn: false })
  const words = { wordsDa: 'Ring, når du er i tvivl.', wordsEn: 'Call when in doubt.', phone: '12 34 56 78', link: '' }
  const names = { nameDa: 'Demo: Familiehuset', nameEn: 'Demo: The family house' }
  const line = await saveLine(tx, null, { topic: 'child', ...names, ...words, source: 'Byens egen side', checkedOn: todayInTown() })
  return { 'reports/sending': target ?? '', 'reports/help': line ?? '' }
}
