// Which addresses may be called at all, and what is read of an answer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpenAddress } from './call.ts'
import { isCallable } from './model.ts'
import { insides, textOf } from './read-xml.ts'

test('no address of a closed network is open, however it is written', () => {
  for (const closed of [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    'localhost',
    '',
  ])
    assert.equal(isOpenAddress(closed, false), false, closed)
  for (const open of ['1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111']) assert.equal(isOpenAddress(open, false), true, open)
})

test('only https may be written, or this machine where the town is only shown', () => {
  for (const wrong of [
    'http://example.dk',
    'ftp://example.dk',
    'javascript:alert(1)',
    'https://user:pass@example.dk',
    'https://example.dk?x=1',
    'https://example.dk#x',
    '//example.dk',
    '',
    'http://127.0.0.1.example.dk',
  ])
    assert.equal(isCallable(wrong, true), false, wrong)
  assert.equal(isCallable('https://api.example.dk/open311/v2', false), true)
  assert.deepEqual(
    [isCallable('http://localhost:3000/open311/v2', true), isCallable('http://localhost:3000/open311/v2', false)],
    [true, false],
  )
})

test('elements are read by name, also empty ones, entities and CDATA; a broken document is empty', () => {
  const xml = '<a><service_code>1</service_code><service>x</service><service/><n>&lt;&#229;&#xE5;&amp;amp;</n></a>'
  assert.deepEqual(insides(xml, 'service'), ['x', ''])
  assert.equal(textOf(xml, 'n'), '<åå&amp;')
  for (const broken of ['', '<', '<n', '<n>', '</n>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><n>&e;</n'])
    assert.equal(textOf(broken, 'n'), '')
})
