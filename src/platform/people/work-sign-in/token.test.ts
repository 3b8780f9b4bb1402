// What the municipality's own sign-in says of somebody counts only when it signed it, as itself, and lately.
import assert from 'node:assert/strict'
import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Config, readConfig } from '../../config.ts'
import { findProvider, planJourney, welcomeBack } from './provider.ts'

const newKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const itsKey = newKey()
const folder = mkdtempSync(join(tmpdir(), 'trygby-token-'))
const now = () => Math.floor(Date.now() / 1000)

/** How the next token is made otherwise than it should be. */
let bent: { key?: KeyObject; alg?: string; claims?: Record<string, unknown> } = {}
let nonce = ''
let server: Server
let issuer = ''

before(async () => {
  server = createServer((asked, answer) => {
    answer.setHeader('content-type', 'application/json')
    answer.end(JSON.stringify(answerTo(asked.url ?? '')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** A sign-in of few words: what it is, its key, and a token for whoever comes with any code. */
function answerTo(path: string): object {
  if (path === '/keys') return { keys: [{ ...itsKey.export({ format: 'jwk' }), d: undefined, use: 'sig', kid: '1' }] }
  if (path === '/token') return { access_token: 'a', token_type: 'Bearer', id_token: token() }
  return {
    issuer: path.startsWith('/other') ? 'http://127.0.0.1/another' : issuer,
    authorization_endpoint: `${issuer}/go`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    id_token_signing_alg_values_supported: ['RS256', 'PS256', 'HS256'],
  }
}

function token(): string {
  const { alg = 'RS256', key = itsKey, claims } = bent
  const said = { iss: issuer, aud: 'trygby', sub: '1', email: 'a@kommune.dk', roles: ['X'], nonce, auth_time: now() }
  const body = [
    { alg, kid: '1' },
    { ...said, iat: now(), exp: now() + 60, ...claims },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  // A signature that holds, in whichever of the two ways it is made.
  const way = alg === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}
  return `${body.join('.')}.${sign('sha256', Buffer.from(body.join('.')), { key, ...way }).toString('base64url')}`
}

const configOf = (more: Record<string, string> = {}): Config =>
  readConfig({ TRYGBY_DATA: folder, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'trygby', OIDC_CLIENT_SECRET: 'x', ...more })

/** Somebody goes to the sign-in and comes back with a token that is bent like this. */
async function comeBack(how: typeof bent, config = configOf()) {
  const provider = (await findProvider(config)) ?? assert.fail('no provider')
  const { address, journey } = await planJourney(config, provider)
  assert.equal(new URL(address).searchParams.get('max_age'), String(8 * 3600))
  nonce = journey.nonce
  bent = how
  return welcomeBack(config, provider, journey, `?code=c&state=${journey.state}`)
}

test('who comes with a token that holds is known', async () => {
  assert.equal((await comeBack({}))?.email, 'a@kommune.dk')
})

test('a token signed with another key, or in another way than agreed, lets nobody in', async () => {
  assert.equal(await comeBack({ key: newKey() }), null)
  // A provider is remembered by its address, so another way of signing comes with another writing of it.
  assert.ok(await comeBack({ alg: 'PS256' }, configOf({ OIDC_ALG: 'PS256', OIDC_ISSUER: `${issuer}/` })))
  for (const alg of ['PS256', 'HS256', 'none']) assert.equal(await comeBack({ alg }), null, alg)
})

test('a sign-in of longer ago than a session may last has to be done again, and one without its time too', async () => {
  assert.equal(await comeBack({ claims: { auth_time: now() - 9 * 3600 } }), null)
  assert.equal(await comeBack({ claims: { auth_time: undefined } }), null)
  const shownAt = now() - 3600
  assert.equal((await comeBack({ claims: { auth_time: shownAt } }))?.shownAt.getTime(), shownAt * 1000)
})

test('an address is checked only when the sign-in says so', async () => {
  const cases: [claims: Record<string, unknown>, isChecked: boolean][] = [
    [{}, false],
    [{ email_verified: true }, true],
    [{ email_verified: 'no' }, false],
    [{ xms_edov: '1' }, true],
    [{ xms_edov: false }, false],
  ]
  for (const [claims, isChecked] of cases) assert.equal((await comeBack({ claims }))?.isEmailChecked, isChecked, JSON.stringify(claims))
})

test('a sign-in that calls itself something else than the town was told is not used', async () => {
  assert.equal(await findProvider(configOf({ OIDC_ISSUER: `${issuer}/other/.well-known/openid-configuration` })), null)
})
