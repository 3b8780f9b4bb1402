// The public faults for programs: JSON, and the description of it.
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { refuseTooMany } from '../../../platform/rate-limit.ts'
import { addressOf, numberIn, readSearch } from '../model.ts'
import { listFaults, readFault } from '../store.ts'
import { openApi } from './openapi.ts'

const perPage = 500

/** Public figures and faults may be read from other sites' pages too. */
async function answer(c: Ask, value: object): Promise<Response> {
  c.header('access-control-allow-origin', '*')
  c.header('cache-control', 'public, max-age=300')
  return c.json(value)
}

export function apiRoutes(web: Web): void {
  web.get('/api/openapi.json', (c) => {
    const { publicUrl, version } = c.var.platform.config
    return answer(c, openApi({ town: frameOf(c).town.name, site: publicUrl, version }))
  })

  web.get('/api/faults', async (c) => {
    await refuseTooMany(c, 'faults for programs', 300, 60)
    const search = readSearch(new URL(c.req.url).searchParams)
    const found = await c.var.work((tx) => listFaults(tx, search, { offset: (search.page - 1) * perPage, most: perPage + 1 }))
    const next = found.length > perPage ? `${c.var.platform.config.publicUrl}/api/faults${addressOf(search, search.page + 1)}` : null
    return answer(c, { faults: found.slice(0, perPage), next })
  })

  web.get('/api/faults/:number', async (c) => {
    await refuseTooMany(c, 'faults for programs', 300, 60)
    const number = numberIn(c.req.param('number'))
    const fault = number === null ? null : await c.var.work((tx) => readFault(tx, number))
    if (!fault) throw new Refused(404, '')
    return answer(c, fault)
  })
}
