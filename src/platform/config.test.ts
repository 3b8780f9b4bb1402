// A setting that cannot be used is said in a sentence that names it, and a town in production refuses what is unsafe.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'trygby-config-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const secret = '7f'.repeat(8) + '3a'.repeat(8)
const production = {
  TRYGBY_MODE: 'production',
  TRYGBY_DATA: folder,
  PUBLIC_URL: 'https://tryg.example.dk',
  TRYGBY_SECRET: secret,
  SMTP_URL: 'smtp://mail.example.dk',
  MAIL_FROM: 'Tryg By <tryg@example.dk>',
  AUDIT_HEAD_DIR: `${folder}-heads`,
}
const saidOf = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error))
    return error.message
  }
}

test('without any setting a demonstration town is run on this machine alone', () => {
  const config = readConfig({ TRYGBY_DATA: folder })
  assert.deepEqual([config.mode, config.host, config.port], ['demonstration', '127.0.0.1', 3000])
})

test('each setting that cannot be used is named, with what it takes and what came', () => {
  assert.equal(saidOf({ TRYGBY_DATA: folder, PORT: 'abc' }), 'PORT takes a whole number from 0 to 65535; "abc" came.')
  assert.equal(saidOf({ TRYGBY_DATA: folder, PORT: '70000' }), 'PORT takes a whole number from 0 to 65535; "70000" came.')
  assert.equal(saidOf({ TRYGBY_DATA: folder, TRYGBY_MODE: 'test' }), 'TRYGBY_MODE takes demonstration or production; "test" came.')
  assert.match(saidOf({ TRYGBY_DATA: folder, STATBANK_URL: 'statbank' }), /^STATBANK_URL takes an address .*; "statbank" came\.$/)
  assert.match(saidOf({ TRYGBY_DATA: folder, DATABASE_URL: 'postgres://x' }), /DATABASE_APP_URL is needed too/)
})

test('an address that is none is named without being repeated, since it may hold a password', () => {
  const said = 'takes an address like postgres://login:password@host:5432/database'
  for (const nonsense of ['nonsense', 'mysql://o:hemmelig@db/x', 'postgres//o:hemmelig@db', 'postgres://o@db:port/x']) {
    const sentence = saidOf({ TRYGBY_DATA: folder, DATABASE_URL: nonsense, DATABASE_APP_URL: 'postgres://t@db/trygby' })
    assert.ok(sentence.startsWith(`DATABASE_URL ${said}`), sentence)
    assert.doesNotMatch(sentence, /hemmelig/)
  }
  for (const nonsense of ['mail.example.dk', 'http://mail.example.dk', 'smtp://', 'smtp://mail.example.dk?ignoreTLS=true', 'smtp://a/b'])
    assert.match(saidOf({ TRYGBY_DATA: folder, SMTP_URL: nonsense }), /^SMTP_URL takes an address like smtp:/, nonsense)
  assert.equal(saidOf({ TRYGBY_DATA: folder, SMTP_URL: 'smtps://tryg:hemmelig@mail.example.dk:465' }), '')
})

test('letters come from one address, with or without a name', () => {
  for (const from of ['tryg@by.dk', 'Tryg By <tryg@by.dk>', 'Ishøj – tryg by <tryg@by.dk>'])
    assert.equal(saidOf({ TRYGBY_DATA: folder, MAIL_FROM: from }), '', from)
  for (const from of ['tryg', 'Tryg By', 'a@b.dk, c@d.dk', 'Tryg <tryg@by.dk', 'a@b.dk\r\nBcc: c@d.dk'])
    assert.match(saidOf({ TRYGBY_DATA: folder, MAIL_FROM: from }), /^MAIL_FROM takes an e-mail address/, from)
})

test('what is no proxy is said at the door, not at the first visit', () => {
  for (const proxies of ['nginx', '10.0.0.0/99', '10.0.0.1, proxy.example.dk'])
    assert.match(saidOf({ TRYGBY_DATA: folder, TRUSTED_PROXY: proxies }), /^TRUSTED_PROXY takes addresses or networks .*; ".*" came\.$/)
  assert.ok(readConfig({ TRYGBY_DATA: folder, TRUSTED_PROXY: '10.0.0.0/8, ::1' }).trustedProxies.check('10.1.2.3'))
})

test('settings that belong together are asked for together', () => {
  const app = { DATABASE_APP_URL: 'postgres://t@localhost/trygby' }
  assert.match(saidOf({ TRYGBY_DATA: folder, ...app }), /^DATABASE_APP_URL is set, so DATABASE_URL is needed too/)
  const twoOfThree = { OIDC_ISSUER: 'https://login.example.dk', OIDC_CLIENT_ID: 'trygby' }
  assert.match(saidOf({ TRYGBY_DATA: folder, ...twoOfThree }), /belong together: set OIDC_CLIENT_SECRET too, or none of them\.$/)
  assert.equal(saidOf({ TRYGBY_DATA: folder, ...twoOfThree, OIDC_CLIENT_SECRET: 'x' }), '')
})

test('a secret that is too short is not repeated in the sentence', () => {
  assert.equal(saidOf({ TRYGBY_DATA: folder, TRYGBY_SECRET: 'abc' }), 'TRYGBY_SECRET takes 32 characters or more; 3 came.')
})

test('a town in production takes no plain address, no missing or default secret, and needs a way for mail', () => {
  assert.equal(saidOf(production), '')
  assert.match(saidOf({ ...production, PUBLIC_URL: 'http://tryg.example.dk' }), /^PUBLIC_URL must be the https/)
  assert.match(saidOf({ ...production, PUBLIC_URL: undefined }), /^PUBLIC_URL/)
  assert.match(saidOf({ ...production, TRYGBY_SECRET: undefined }), /^TRYGBY_SECRET must be set/)
  assert.match(saidOf({ ...production, TRYGBY_SECRET: 'a'.repeat(40) }), /looks like a default/)
  assert.match(saidOf({ ...production, TRYGBY_SECRET: `change-me-${secret}` }), /looks like a default/)
  assert.match(saidOf({ ...production, SMTP_URL: undefined }), /^SMTP_URL must be set/)
  assert.match(saidOf({ ...production, MAIL_FROM: undefined }), /^MAIL_FROM must be set/)
})

test('in production the heads of the log are signed into a second place, not beside the data', () => {
  for (const place of [undefined, folder, join(folder, 'audit-heads'), join(folder, 'x', '..', 'heads')])
    assert.match(saidOf({ ...production, AUDIT_HEAD_DIR: place }), /^AUDIT_HEAD_DIR must be set in production, and lie outside TRYGBY_DATA/)
  assert.equal(saidOf({ ...production, AUDIT_HEAD_DIR: join(folder, '..', '..heads') }), '')
})

test('in production nothing leaves the machine in the open', () => {
  const elsewhere = { DATABASE_URL: 'postgres://o@db.example.dk/trygby', DATABASE_APP_URL: 'postgres://t@localhost/trygby' }
  assert.match(saidOf({ ...production, ...elsewhere }), /^DATABASE_URL leads to another machine, so it needs sslmode=verify-full/)
  assert.equal(saidOf({ ...production, ...elsewhere, DATABASE_URL: 'postgres://o@db.example.dk/trygby?sslmode=verify-full' }), '')
  assert.equal(saidOf({ ...production, ...elsewhere, DATABASE_URL: 'postgres://o@127.0.0.1/trygby' }), '')
  const signIn = { OIDC_ISSUER: 'http://login.example.dk', OIDC_CLIENT_ID: 'trygby', OIDC_CLIENT_SECRET: 'x' }
  assert.match(saidOf({ ...production, ...signIn }), /^OIDC_ISSUER must be an https/)
  assert.match(saidOf({ ...production, STATBANK_URL: 'http://statbank.example.dk' }), /^STATBANK_URL must be an https/)
})

test('in production it is said how strong a work sign-in is, also when that is left to the provider', () => {
  const signIn = { OIDC_ISSUER: 'https://login.example.dk', OIDC_CLIENT_ID: 'trygby', OIDC_CLIENT_SECRET: 'x' }
  for (const acr of [undefined, '', ' '])
    assert.match(saidOf({ ...production, ...signIn, OIDC_ACR: acr }), /^OIDC_ACR must be said in production/)
  assert.deepEqual(readConfig({ ...production, ...signIn, OIDC_ACR: 'none' }).oidc?.strengths, [])
  assert.deepEqual(readConfig({ ...production, ...signIn, OIDC_ACR: 'high, mfa' }).oidc?.strengths, ['high', 'mfa'])
  assert.match(saidOf({ ...production, ...signIn, OIDC_ACR: 'none', OIDC_ALG: 'HS256' }), /^OIDC_ALG takes RS256, .*; "HS256" came\.$/)
})

test('where a database is counts, not how its address is written', () => {
  const said = (address: string) =>
    saidOf({ ...production, DATABASE_URL: address, DATABASE_APP_URL: 'postgres://t@localhost/trygby' }) === '' ? 'taken' : 'refused'
  const cases: [address: string, said: string][] = [
    ['postgres:///trygby?host=db.example.dk', 'refused'],
    ['postgres://localhost/trygby?host=db.example.dk', 'refused'],
    ['postgres://o@db.example.dk/trygby?sslmode=verify-full&sslmode=disable', 'refused'],
    ['postgres://o@db.example.dk/trygby?sslmode=no-verify', 'refused'],
    ['postgres:///trygby?host=db.example.dk&sslmode=verify-full', 'taken'],
    ['postgres://%2Fvar%2Frun%2Fpostgresql/trygby', 'taken'],
    ['postgres:///trygby?host=/var/run/postgresql', 'taken'],
    ['postgresql://o@[::1]:5433/trygby', 'taken'],
  ]
  for (const [address, expected] of cases) assert.equal(said(address), expected, address)
})

test('a data folder that cannot be made is a sentence', () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  assert.match(saidOf({ TRYGBY_DATA: join(file, 'data') }), /^The data folder .* cannot be used by this user \(ENOTDIR\)\./)
})
