// Keeps a resident's answers in their own browser until they are sent, and waits with sending while there is no connection.

type Words = Record<'kept' | 'throwAway' | 'thrown' | 'found' | 'goOn' | 'offline' | 'online', string>
/** The page the answers were written on, where its form is sent, and the answers. */
type Kept = { action: string; step: string; answers: [string, string][]; at: number }

// On a borrowed computer nothing waits for the next person longer than this.
const longestMs = 24 * 3_600_000

const place = 'trygby-report'
// A browser that keeps nothing (private window, full disk) must still let a person report.
function kept(value?: Kept | null): Kept | null {
  try {
    if (value) localStorage.setItem(place, JSON.stringify(value))
    else if (value === null) localStorage.removeItem(place)
    // Written by this island only, in this shape.
    return JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

const holder = document.querySelector<HTMLElement>('[data-draft-keeper]')
const status = holder?.querySelector('p')
const words = JSON.parse(holder?.dataset.words ?? '{}') as Words
function say(text: string): void {
  if (status) status.textContent = text
}

function button(text: string, press: () => void): void {
  const made = document.createElement('button')
  Object.assign(made, { type: 'button', className: 'button button-unstyled', textContent: text })
  made.addEventListener('click', press)
  holder?.append(made)
}

function throwAway(): void {
  kept(null)
  for (const one of holder?.querySelectorAll('button') ?? []) one.remove()
  say(words.thrown)
}

/** Where a button leads is no answer, and goes on its own way when the form is shown again. */
const ways = ['go', 'join', 'again']

/** An answer may be the button that was pressed. */
function keep(form: HTMLFormElement, pressed: HTMLElement | null = null): void {
  const answers = [...new FormData(form, pressed)].filter(
    (one): one is [string, string] => typeof one[1] === 'string' && !ways.includes(one[0]),
  )
  kept({ action: form.action, step: answers.find(([name]) => name === 'step')?.[1] ?? 'where', answers, at: Date.now() })
}

/** Shows the page that was begun: the server is asked to go back to it with everything that was answered. */
function goOn({ action, step, answers }: Kept): void {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action })
  for (const [name, value] of [...answers, ['go', step]] as [string, string][]) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}

function offer(found: Kept): void {
  say(words.found)
  button(words.goOn, () => goOn(found))
  button(words.throwAway, throwAway)
}

function writing(): void {
  let waiting: (() => void) | undefined
  say(words.kept)
  button(words.throwAway, throwAway)
  for (const form of document.querySelectorAll<HTMLFormElement>('main form')) {
    form.addEventListener('change', () => keep(form))
    form.addEventListener('submit', (event) => {
      keep(form, event.submitter)
      if (navigator.onLine) return
      event.preventDefault()
      say(words.offline)
      waiting = () => form.requestSubmit(event.submitter)
    })
  }
  addEventListener('offline', () => say(words.offline))
  addEventListener('online', () => {
    say(words.online)
    waiting?.()
  })
}

const before = kept()
const isFresh = before !== null && Date.now() - before.at < longestMs
const state = holder?.dataset.draftKeeper
if (state === 'sent' || (before && !isFresh)) kept(null)
if (state === 'writing') writing()
else if (state === 'offer' && before && isFresh) offer(before)
