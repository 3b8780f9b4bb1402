import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { deviceOf, localPath } from './model.ts'

test('after signing in one goes to the page one asked for, and never to another site', () => {
  const cases: [string | string[] | undefined, string][] = [
    ['/da/knowledge', '/da/knowledge'],
    ['/da/people?group=ended', '/da/people?group=ended'],
    ['/da/../en', '/en'],
    [undefined, ''],
    ['', ''],
    ['/', ''],
    ['//evil.example', ''],
    ['/\\evil.example', ''],
    ['/\t/evil.example', ''],
    ['/da\\..\\x', ''],
    ['https://evil.example', ''],
    ['javascript:alert(1)', ''],
    ['da/knowledge', ''],
    ['/.//evil.example', ''],
    ['/x/..//evil.example', ''],
    [['/da', '/en'], ''],
    [`/${'x'.repeat(2000)}`, ''],
  ]
  for (const [came, expected] of cases) assert.equal(localPath(came), expected, JSON.stringify(came))
})

test('whatever is asked for, the place is on this site', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.stringMatching(/^[/\\.@:a-z\t\n]{0,12}$/)), (text) => {
      const path = localPath(text)
      assert.ok(path === '' || new URL(path, 'https://town.example').origin === 'https://town.example')
    }),
    { numRuns: 2000 },
  )
})

test('a place is known by browser and system, and by nothing that tells two like ones apart', () => {
  assert.equal(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'), 'Firefox, Linux')
  assert.equal(deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0'), 'Edge, Windows')
  assert.equal(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1'), 'Safari, iPhone')
  assert.equal(deviceOf('curl/8'), '')
  assert.equal(deviceOf(undefined), '')
})
