// The plan's pages as people ask for them in tests: read, sent a form, and a plan begun.
import assert from 'node:assert/strict'
import type { TestTown } from '../../../../tests/town.ts'
import type { Role } from '../../../platform/roles.ts'

/** The boxes of a day (ISO) in a form. */
export const day = (name: string, on: string) => {
  const [year = '', month = '', of = ''] = on.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}

export const revisionIn = (text: string) => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? ''
export const waitingIn = (text: string) => /name="waiting" value="([^"]*)"/.exec(text)?.[1] ?? ''

/** Paths are without language; the coordinator asks unless somebody else is named. */
export function planPages(town: () => TestTown) {
  const get = async (path: string, as?: Role) => {
    const answer = await town().visit(`/da${path}`, as ? { as } : {})
    return { status: answer.status, text: await answer.text() }
  }
  const sent = async (path: string, visit: { as: Role; form?: Record<string, string>; method?: string; body?: FormData }) => {
    const answer = await town().visit(`/da${path}`, visit)
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
  }
  const post = (path: string, form: Record<string, string>, as: Role = 'coordinator') => sent(path, { as, form })
  /** As the form of a chapter is sent: in parts. */
  const multipart = (path: string, form: Record<string, string>, as: Role = 'coordinator') => {
    const body = new FormData()
    for (const [name, value] of Object.entries(form)) body.append(name, value)
    return sent(path, { as, method: 'POST', body })
  }
  /** Begins a plan and returns its path. */
  const begin = async (title: string, from = 'scratch'): Promise<string> => {
    const { status, to, text } = await post('/plans/new', { title, from })
    assert.equal(status, 303, text.slice(0, 400))
    return to.replace('/da', '').split('?')[0] ?? ''
  }
  const chapterPaths = async (plan: string) =>
    [...(await get(plan, 'coordinator')).text.matchAll(/href="\/da(\/plans\/[^"]*\/chapters\/[0-9a-f-]{36})"/g)].map(
      ([, path]) => path ?? '',
    )
  return { get, post, multipart, begin, chapterPaths }
}
