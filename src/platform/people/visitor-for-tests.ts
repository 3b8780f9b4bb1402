// Somebody at a browser in a test: keeps cookies between pages, and can open the letters that came.
import pg from 'pg'
import type { TestTown } from '../../../tests/town.ts'
import { sql } from '../db.ts'

export class Visitor {
  readonly cookies = new Map<string, string>()

  constructor(
    readonly town: TestTown,
    readonly userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(await this.town.visit(path, { headers: this.headers(headers) }))
  }

  async post(path: string, form: Record<string, string | string[]> = {}): Promise<Response> {
    return this.keep(await this.town.visit(path, { method: 'POST', form, headers: this.headers() }))
  }

  private headers(more: Record<string, string> = {}): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { 'user-agent': this.userAgent, ...(cookie ? { cookie } : {}), ...more }
  }

  private keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (/max-age=0/i.test(line) || value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

/** The letters to an address, the latest first. */
export async function lettersTo(town: TestTown, address: string): Promise<{ subject: string; body: string }[]> {
  const found = await town.as('system', (tx) =>
    sql<{
      subject: string
      body: string
    }>`select subject, body from platform.outgoing_mail where recipient = ${address} order by id desc`.execute(tx),
  )
  return found.rows
}

/** The path of the link in the latest letter to an address. */
export async function linkTo(town: TestTown, address: string): Promise<string> {
  const [letter] = await lettersTo(town, address)
  const link = /https?:\/\/\S+/.exec(letter?.body ?? '')?.[0]
  if (!link) throw new Error(`No letter with a link to ${address}`)
  return new URL(link).pathname
}

/** What the town's log says while something is done. */
export async function linesOfLog(deed: () => Promise<unknown>): Promise<string> {
  const { write } = process.stderr
  let lines = ''
  process.stderr.write = (text: string | Uint8Array) => {
    lines += text
    return true
  }
  try {
    await deed()
  } finally {
    process.stderr.write = write
  }
  return lines
}

/** As if everybody had signed in so long ago that they are asked to do it again before they open a door. */
export async function letSessionsAge(town: TestTown): Promise<void> {
  const database = new pg.Client({ connectionString: town.ownerUrl })
  await database.connect()
  await database.query('alter table platform.session no force row level security')
  await database.query("update platform.session set created_at = now() - interval '16 minutes'")
  await database.query('alter table platform.session force row level security')
  await database.end()
}
