// Which report of a view is sorted now, and which come before and after it.
import { formatNumber, type PageProps } from '@trygby/ui'
import type { Tx } from '../../../../platform/db.ts'
import type { Ask } from '../../../../platform/http/web.ts'
import { href } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { isId } from '../../../../platform/id.ts'
import type { Report } from '../../model.ts'
import { da as reportDa } from '../../texts.da.ts'
import { en as reportEn } from '../../texts.en.ts'
import { nearReports } from '../../work/around/store.ts'
import { changeNotice } from '../change/notice.tsx'
import { addressOf, givenViews, readSearch, type Search } from '../model.ts'
import { knownTo, readTown } from '../show.tsx'
import { idsFound, reportsById } from '../store.ts'

/** So far ahead one looks: the next hundred of a view are enough until the page is asked for again. */
const ahead = 100
const shownAhead = 8

/** The view an address asks for; without one, what is new and has waited longest. */
function searchOf(asked: URLSearchParams, known: Parameters<typeof readSearch>[1]): Search {
  const { search } = readSearch(asked, known)
  return addressOf(search) === '' ? givenViews.new : { ...search, page: 1 }
}

export const searchIn = async (c: Ask, asked: URLSearchParams): Promise<Search> =>
  searchOf(asked, knownTo(await c.var.work((tx) => readTown(tx))))

interface Queue {
  report: Report | undefined
  place: number
  next: string | null
  previous: string | null
  queue: Report[]
  n: number
}

async function queueOf(tx: Tx, search: Search, at: string): Promise<Queue> {
  const ids = await idsFound(tx, search, ahead)
  // One that has left the view, such as one just undone, is shown all the same when the address asks for it.
  const now = isId(at) ? at : (ids[0] ?? '')
  const index = ids.indexOf(now)
  const following = ids.slice(index + 1, index + 1 + shownAhead).filter((id) => id !== now)
  const [report, ...queue] = await reportsById(tx, now === '' ? [] : [now, ...following])
  const isThere = report?.id === now
  return {
    report: isThere ? report : undefined,
    place: index + 1,
    next: following[0] ?? null,
    previous: ids[index - 1] ?? null,
    queue: isThere ? queue : [],
    n: ids.length,
  }
}

/** Everything the page of one report needs. */
export async function readSorting(c: Ask, asked: URLSearchParams) {
  const read = await c.var.work(async (tx) => {
    const town = await readTown(tx)
    const search = searchOf(asked, knownTo(town))
    const queue = await queueOf(tx, search, asked.get('at') ?? '')
    const near = queue.report ? await nearReports(tx, queue.report.id) : []
    const status: PageProps['status'] = await changeNotice(c, tx, asked.get('changed') ?? '')
    return { search, near, teams: town.teams, status, ...queue }
  })
  const { n, ...rest } = read
  const counted = formatNumber(n, c.var.locale)
  return {
    ...rest,
    total: n < ahead ? counted : `${counted}+`,
    w: textsFor(c.var.locale, { da: reportDa, en: reportEn }),
    inboxHref: href(c, `/reports${addressOf(rest.search)}`),
  }
}
