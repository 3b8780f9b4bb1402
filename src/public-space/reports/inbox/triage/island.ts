// Lets one letter do what a button does, so that fifty reports are sorted without the mouse; the buttons are there all along.

const kept = 'trygby-inbox-keys'
/** A list of choices that waits for its number. */
let waiting: HTMLSelectElement | null = null
let isOn = localStorage.getItem(kept) !== 'off'
let isSent = false

/** One-letter keys disturb those who speak to their machine, so they can be turned off for good. */
const part = document.querySelector<HTMLElement>('[data-keys-switch]')
const box = part?.querySelector('input')
if (part && box) {
  part.hidden = false
  box.checked = isOn
  box.addEventListener('change', () => {
    isOn = box.checked
    localStorage.setItem(kept, isOn ? 'on' : 'off')
  })
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')

function choose(list: HTMLSelectElement, number: string): void {
  const chosen = [...list.options].find(({ text }) => text.startsWith(`${number} `))
  if (chosen) list.value = chosen.value
  list.blur()
}

/** What the letter stands beside: a list waits for a number, a box turns, a button or link is pressed, what is folded opens. */
function press(place: Element): void {
  const control = place.querySelector<HTMLElement>('details, select, input[type=checkbox], button, a')
  if (control instanceof HTMLDetailsElement) {
    control.open = true
    control.querySelector('button')?.focus()
  } else if (control instanceof HTMLSelectElement) {
    control.focus()
    waiting = control
  } else control?.click()
}

document.addEventListener('submit', () => {
  isSent = true
})
// A page that comes back from the browser's memory is there to be used again.
addEventListener('pageshow', () => {
  isSent = false
})

document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (!isOn || isSent || event.ctrlKey || event.metaKey || event.altKey) return
  if (isWriting(target)) {
    if (key === 'Escape') (target as HTMLElement).blur() // isWriting says it is an element
    return
  }
  const list = waiting
  waiting = null
  if (list && /^\d$/.test(key)) {
    event.preventDefault()
    return choose(list, key)
  }
  const place = /^[a-z]$/i.test(key) ? document.querySelector(`[data-key="${key.toLowerCase()}"]`) : null
  if (!place) return
  event.preventDefault()
  press(place)
})
