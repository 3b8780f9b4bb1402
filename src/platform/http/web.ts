// What every page and route is given: the town, the language, who asks, and a way to the database in their name.
import { type Context, Hono } from 'hono'
import type { Config } from '../config.ts'
import type { Acting, Db, Tx } from '../db.ts'
import type { Locale, MoreLocale } from '../i18n.ts'
import type { JobLine } from '../jobs/queue.ts'
import type { Actor } from '../roles.ts'
import { hashOf } from '../session.ts'

export interface Town {
  municipality: number
  code: string
  name: string
  isDemonstration: boolean
  isSetUp: boolean
  /** Codes of the languages residents can choose. */
  languages: readonly string[]
}

/** One entry of the navigation; the paper's headings. A room that is not there yet has no address. */
export interface NavigationEntry {
  heading: string
  href?: string
  /** Other beginnings of addresses that belong under this heading. */
  also?: readonly string[]
}

/** What the town's process holds for as long as it runs. */
export interface Platform {
  config: Config
  db: Db
  asset: (logicalName: string) => string
  navigation: (locale: Locale, actor: Actor) => NavigationEntry[]
  jobs: JobLine<Platform>
}

export interface Env {
  Bindings: {
    /** Set while the town copies its own public pages: when this copy is taken. */
    copyTaken?: Date
  }
  Variables: {
    platform: Platform
    town: Town
    locale: Locale
    /** Languages besides Danish and English that the page asked for is written in. */
    alsoWrittenIn?: readonly MoreLocale[]
    actor: Actor
    /** Path without the language prefix, beginning with a slash. */
    path: string
    requestNumber: string
    sessionToken: string | null
    /** Work in one transaction in the name of whoever asks; `purpose` says why a person's data is touched. */
    work: <T>(deed: (tx: Tx) => Promise<T>, purpose?: string) => Promise<T>
    /** The same in the name of the town's own machinery: sign-in, jobs. */
    workAsSystem: <T>(deed: (tx: Tx) => Promise<T>, purpose: string) => Promise<T>
  }
}

export type Web = Hono<Env>
export type Ask = Context<Env>

export const newWeb = (): Web => new Hono<Env>()

/** The host name a visitor asked for, without its port. */
export const hostOf = (c: Ask): string => (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()

/** The address of a path in the reader's language. */
export const href = (c: Ask, path: string): string => `/${c.var.locale}${path === '/' ? '' : path}`

export const actingOf = (town: Town, actor: Actor, purpose: string, token: string | null): Acting => ({
  municipality: town.municipality,
  account: actor.account,
  roles: actor.roles,
  purpose,
  ...(token ? { token: hashOf(token) } : {}),
})
