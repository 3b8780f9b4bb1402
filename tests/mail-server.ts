// A small mail server of our own for tests: speaks enough SMTP to take letters, and to refuse or postpone them.
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface ReceivedLetter {
  from: string
  to: string[]
  /** Headers and body as they came over the wire. */
  text: string
}

export interface TestMailServer {
  url: string
  letters: ReceivedLetter[]
  /** Answers to the next recipients instead of taking them, such as '451 come back later'. */
  refusals: string[]
  /** Whoever calls is taken in and hears nothing until this settles. */
  silence: Promise<void> | null
  /** Settles when the next one calls. */
  called(): Promise<unknown>
  close(): Promise<void>
}

export async function testMailServer(): Promise<TestMailServer> {
  const letters: ReceivedLetter[] = []
  const refusals: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(async (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    await opened.silence
    converse(socket, letters, refusals)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port')
  const opened: TestMailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    refusals,
    silence: null,
    called: () => once(server, 'connection'),
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return opened
}

function converse(socket: Socket, letters: ReceivedLetter[], refusals: string[]): void {
  let letter: ReceivedLetter = { from: '', to: [], text: '' }
  let isInData = false
  let unread = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const answer = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') say('250 town.test')
    else if (verb === 'MAIL') {
      letter = { from: /<(.*?)>/.exec(line)?.[1] ?? '', to: [], text: '' }
      say('250 ok')
    } else if (verb === 'RCPT') {
      const refusal = refusals.shift()
      if (!refusal) letter.to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
      say(refusal ?? '250 ok')
    } else if (verb === 'DATA') {
      isInData = true
      say('354 go on')
    } else if (verb === 'QUIT') {
      say('221 bye')
      socket.end()
    } else say('250 ok')
  }
  socket.on('data', (piece) => {
    unread += piece.toString('utf8')
    for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
      const line = unread.slice(0, end)
      unread = unread.slice(end + 2)
      if (!isInData) answer(line)
      else if (line !== '.') letter.text += `${line.startsWith('..') ? line.slice(1) : line}\r\n`
      else {
        isInData = false
        letters.push(letter)
        say('250 taken')
      }
    }
  })
  say('220 town.test')
}
