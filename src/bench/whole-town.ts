// The whole demonstration town as a process of its own, as a bench meets it: over HTTP, signed in as its invented people.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface WholeTown {
  origin: string
  /** What a script given as `watch` says when it is asked; undefined without one. */
  ask(): Promise<unknown>
  /** The last lines of its log. */
  said(): string
  isAlive(): boolean
  end(): Promise<void>
  /** Ends it at once, without a word of warning. */
  kill(): Promise<void>
}

/** Starts it on this folder; ready when this returns. Without an address of a statistics bank it finds none. The script `watch` runs inside it. */
export async function startWholeTown(dataDir: string, statbankUrl = 'http://127.0.0.1:9/v1', watch?: string): Promise<WholeTown> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const { DATABASE_URL: _, DATABASE_APP_URL: __, ...surroundings } = process.env
  const env = { ...surroundings, TRYGBY_DATA: dataDir, PORT: '0', TRUSTED_PROXY: '127.0.0.1', STATBANK_URL: statbankUrl }
  const inside = watch === undefined ? [] : ['--import', watch]
  const child = spawn(process.execPath, [...process.execArgv, ...inside, main], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let said = ''
  child.stderr?.on('data', (piece) => {
    said = (said + String(piece)).slice(-20_000)
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const origin = await address(child)
  return {
    origin,
    ask: () =>
      new Promise((resolve) => {
        if (watch === undefined || child.exitCode !== null) return resolve(undefined)
        child.once('message', resolve)
        child.send('say')
      }),
    said: () => said,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const address = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (piece) => {
      said += String(piece)
      const found = /(http:\/\/localhost:\d+)[\s\S]*Ready in/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`The town did not start: ${said}`)))
  })

/** The cookie of a session for each of the demonstration's people who are left. */
export async function signInAsEverybody(origin: string): Promise<string[]> {
  const page = await (await fetch(`${origin}/da/sign-in`)).text()
  const people = [...page.matchAll(/name="person"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="person"/g)].map(([, a, b]) => a ?? b ?? '')
  const sessions: string[] = []
  for (const person of people) {
    const answer = await fetch(`${origin}/da/sign-in/demonstration`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'x-forwarded-for': '192.0.2.1' },
      body: new URLSearchParams({ person }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (cookie) sessions.push(cookie)
  }
  return sessions
}
