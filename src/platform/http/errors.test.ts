// Which failures mean that the database cannot answer now, and which are the town's own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDatabaseAway } from './errors.tsx'

const coded = (code: string) => Object.assign(new Error('it said so'), { code })

test('a database that is gone, going, out of connections or out of disk is away', () => {
  for (const error of [
    coded('ECONNREFUSED'),
    coded('ECONNRESET'),
    coded('57P01'),
    coded('57P03'),
    coded('08006'),
    coded('53100'),
    coded('53300'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('Client was closed and is not queryable'),
  ])
    assert.ok(isDatabaseAway(error), error.message)
})

test('a wrong statement, a broken rule and a mistake of ours are not', () => {
  for (const error of [coded('42P01'), coded('23505'), coded('22P02'), new TypeError('x is not a function'), 'text', null])
    assert.ok(!isDatabaseAway(error), String(error))
})
