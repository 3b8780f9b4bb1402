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
})

test('in production nothing leaves the machine in the open', () => {
  const elsewhere = { DATABASE_URL: 'postgres://o@db.example.dk/trygby', DATABASE_APP_URL: 'postgres://t@localhost/trygby' }
  assert.match(saidOf({ ...production, ...elsewhere }), /^DATABASE_URL leads to another machine, so it needs sslmode=verify-full/)
  assert.equal(saidOf({ ...production, ...elsewhere, DATABASE_URL: 'postgres://o@db.example.dk/trygby?sslmode=verify-full' }), '')
  assert.equal(saidOf({ ...production, ...elsewhere, DATABASE_URL: 'postgres://o@127.0.0.1/trygby' }), '')
  assert.match(saidOf({ ...production, OIDC_ISSUER: 'http://login.example.dk' }), /^OIDC_ISSUER must be an https/)
  assert.match(saidOf({ ...production, STATBANK_URL: 'http://statbank.example.dk' }), /^STATBANK_URL must be an https/)
})

test('a data folder that cannot be made is a sentence', () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  assert.match(saidOf({ TRYGBY_DATA: join(file, 'data') }), /^The data folder .* cannot be used by this user \(ENOTDIR\)\./)
})
