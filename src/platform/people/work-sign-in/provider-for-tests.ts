// The municipality's own sign-in for tests: a real provider that runs in the test, with employees of our own making.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

interface Employee {
  name: string
  email: string
  email_verified?: boolean
  groups: string[] | string
}

/** Who can sign in at the provider, by what they type; a test may add people and change their groups. */
export const employees: Record<string, Employee> = {
  anna: { name: 'Anna Ansat', email: 'Anna@kommune.dk', groups: ['TRYG-KOORD', 'ALLE'] },
  ben: { name: 'Ben Uden Gruppe', email: 'ben@kommune.dk', groups: ['ALLE'] },
  carl: { name: 'Carl Kendt', email: 'professional@example.invalid', email_verified: true, groups: ['TRYG-ANALYSE'] },
  dina: { name: 'Dina Partner', email: 'partner@example.invalid', groups: ['TRYG-KOORD'] },
  else: { name: 'Else Ubekræftet', email: 'leader@example.invalid', email_verified: false, groups: ['TRYG-KOORD'] },
  frida: { name: 'Frida Uvis', email: 'leader@example.invalid', groups: ['TRYG-KOORD'] },
  finn: { name: 'Finn Lukket', email: 'finn@kommune.dk', groups: ['TRYG-KOORD'] },
}

export const townAddress = 'http://localhost:3000'
export const clientSecret = 'a-secret-of-the-test'

/** A certified provider with its own sign-in pages for development; only the people are ours. */
export async function startProvider(): Promise<{ issuer: string; server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const quiet = console.warn
  console.warn = () => {}
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'trygby',
        client_secret: clientSecret,
        redirect_uris: [`${townAddress}/sign-in/work/return`],
        post_logout_redirect_uris: [`${townAddress}/`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    conformIdTokenClaims: true,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...employees[id] }) }),
    pkce: { required: () => true },
  })
  console.warn = quiet
  server.on('request', provider.callback())
  return { issuer, server }
}

/** Somebody at the provider: follows its pages, signs in, and comes back with the address they were sent to. */
export async function throughProvider(start: string, login: string, jar = new Map<string, string>()): Promise<string> {
  let address = start
  let form: URLSearchParams | undefined
  for (let steps = 0; steps < 15; steps++) {
    const answer = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form,
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next) {
      address = new URL(next, address).href
      form = undefined
      if (address.startsWith(townAddress)) return address
    } else {
      const page = await answer.text()
      address = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page), address).href
      // Its page for signing out carries a secret of its own and a button that says yes.
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1]
      form = new URLSearchParams(
        xsrf ? { xsrf, logout: 'yes' } : { prompt: page.includes('name="login"') ? 'login' : 'consent', login, password: 'x' },
      )
    }
  }
  throw new Error('The provider goes in circles')
}
