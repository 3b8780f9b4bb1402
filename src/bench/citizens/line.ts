// One request over the wire, as cheaply as this machine can send it: what the people cost must not be taken for what the town costs.
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface Asked {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  /** Gives up after so many milliseconds. */
  patienceMs: number
}

export interface Answer {
  /** 0 when there was no answer. */
  status: number
  location: string
  /** Unpacked only when somebody reads it: a person's own device does that, not this machine. */
  readonly body: string
}

const none: Answer = { status: 0, location: '', body: '' }
const agent = new Agent({ keepAlive: true, maxFreeSockets: 5000, scheduling: 'lifo' })

/** Asks and waits for the whole answer; never throws. A reading that meets a line which the town has just closed is asked once more, as browsers do. */
export function askOnLine(origin: string, path: string, asked: Asked, isAgain = false): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = { ...asked.headers, 'accept-encoding': 'gzip' }
    const asking = request(origin + path, { agent, method: asked.method, headers, timeout: asked.patienceMs }, (came) => {
      const pieces: Buffer[] = []
      came.on('data', (piece: Buffer) => pieces.push(piece))
      came.on('error', () => resolve(none))
      came.on('end', () => resolve(answerOf(came.statusCode ?? 0, came.headers, pieces)))
    })
    const tired = setTimeout(() => asking.destroy(), asked.patienceMs)
    asking.on('close', () => clearTimeout(tired))
    asking.on('error', () => {
      const lineWasClosed = asking.reusedSocket && asked.method === 'GET' && !isAgain
      resolve(lineWasClosed ? askOnLine(origin, path, asked, true) : none)
    })
    asking.end(asked.body)
  })
}

function answerOf(status: number, headers: { location?: string; 'content-encoding'?: string }, pieces: Buffer[]): Answer {
  let text: string | undefined
  return {
    status,
    location: headers.location ?? '',
    get body() {
      const bytes = Buffer.concat(pieces)
      text ??= (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()
      return text
    },
  }
}

const boundary = 'a-form-of-the-bench'

/** The fields as a form with a file sends them. */
export const asMultipart = (fields: URLSearchParams): string =>
  [...fields].map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('') +
  `--${boundary}--\r\n`

export const multipartType = `multipart/form-data; boundary=${boundary}`
export const formType = 'application/x-www-form-urlencoded'
