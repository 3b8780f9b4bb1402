// Puts the pieces of a visit in order and listens; stops without dropping what is under way.
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { type ServerType, serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { notFound, onError } from './errors.tsx'
import { securityHeaders } from './headers.ts'
import { cleanIntake } from './intake.ts'
import { isForSystems, openRequest, sessionCookie } from './open-request.ts'
import { packPages } from './pack.ts'
import { type Ask, newWeb, type Platform, type Web } from './web.ts'

/** The web of a town with everything but the pages: headers, intake, forgery check, visit, assets, health. `mount` adds the pages. */
export function newTownWeb(platform: Platform, mount: (web: Web) => void): Web {
  const web = newWeb()
  web.use(securityHeaders(platform.config.publicUrl.startsWith('https://')))
  web.use(compress())
  web.use(packPages)
  web.use('/assets/*', serveStatic({ root: 'build', onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable') }))
  web.get('/healthz', async (c) => {
    const database = await platform.db
      .transaction({ municipality: 0, account: null, roles: [], purpose: 'health' }, async () => 'up' as const)
      .catch(() => 'away' as const)
    const status = database === 'up' ? 'ok' : 'degraded'
    return c.json({ status, version: platform.config.version, database }, database === 'up' ? 200 : 503)
  })
  web.use(openRequest(platform))
  // Forms are read before they are refused: who is still sending would see a broken line instead of the answer.
  web.use(cleanIntake)
  const ownForms = csrf({ origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('host') })
  // Other systems say no origin and bring no session; a browser that brings one is asked where its form comes from there too.
  const isSystem = (c: Ask) => isForSystems(c.req.path) && getCookie(c, sessionCookie(platform.config.publicUrl)) === undefined
  web.use((c, next) => (isSystem(c) ? next() : ownForms(c, next)))
  web.onError(onError)
  web.notFound(notFound)
  mount(web)
  return web
}

/** Addresses of the built assets by their logical names, from build/assets/manifest.json. */
export function readAssets(): (logicalName: string) => string {
  const manifest: Record<string, string> = JSON.parse(readFileSync(new URL('../../../build/assets/manifest.json', import.meta.url), 'utf8'))
  return (name) => {
    const file = manifest[name]
    if (!file) throw new Error(`No built asset "${name}"; run the build`)
    return `/assets/${file}`
  }
}

export interface Listening {
  port: number
  /** Ends when every visit under way has its answer, at most `within` milliseconds later. */
  stop(within?: number): Promise<void>
}

export function listen(web: Web, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: web.fetch, port, hostname: host }, (info) =>
      resolve({ port: info.port, stop: (within = 4000) => stopServer(server as Server, within) }),
    )
    server.on('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, host)))
  })
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use by another program. Choose another with PORT, for instance PORT=3001.`)
  if (error.code === 'EACCES') return new Error(`This user may not listen on port ${port}. Choose one above 1023 with PORT.`)
  if (error.code === 'EADDRNOTAVAIL')
    return new Error(`This machine has no address ${host}. Set HOST to one it has, for instance 127.0.0.1 or 0.0.0.0.`)
  return error
}

function stopServer(server: Server, within: number): Promise<void> {
  return new Promise((resolve) => {
    const last = setTimeout(() => server.closeAllConnections(), within)
    server.close(() => {
      clearTimeout(last)
      resolve()
    })
    server.closeIdleConnections()
    // A connection kept alive would go on asking: each gets the answer it waits for and is then closed.
    server.prependListener('request', (_, answer) => {
      answer.shouldKeepAlive = false
    })
  })
}
