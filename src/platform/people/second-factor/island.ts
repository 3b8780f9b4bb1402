// Lets the browser make or show a passkey, and sends its answer with the form that was there all along.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Shows the part of the page for passkeys where the browser knows them; without this the code field is there anyway. */
function offerPasskey(part: HTMLElement): void {
  const form = part.querySelector('form')
  const answer = part.querySelector<HTMLInputElement>('input[name=credential]')
  const sorry = part.querySelector<HTMLElement>('[data-passkey-failed]')
  const asked = part.querySelector('script[type="application/json"]')?.textContent
  if (!form || !answer || !asked) return
  part.hidden = false
  form.addEventListener('submit', async (event) => {
    if (answer.value) return
    event.preventDefault()
    try {
      const optionsJSON = JSON.parse(asked)
      const made = part.dataset.passkey === 'make' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
      answer.value = JSON.stringify(made)
      form.requestSubmit()
    } catch {
      if (sorry) sorry.hidden = false
    }
  })
}

if (browserSupportsWebAuthn()) for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) offerPasskey(part)
