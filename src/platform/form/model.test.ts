// Answers that many forms ask for: days as people type them, and numbers that point at one person.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayField, holdsPersonNumber, isDay, revisionIn } from './model.ts'

test('a number that looks like a person’s is found, however it is written', () => {
  const joined = ['0102031234', '010203-1234', '010203 1234', '010203 - 1234', '010203–1234', '010203—1234', '010203\u20111234']
  const spaced = ['01 02 03 1234', '01 02 03-1234', '010203\u00a01234', '０１０２０３-1234', '01\u200b02031\u00ad234']
  const amongWords = ['cpr 3112991234.', '(150585 1234)', 'født 0102031234 her', '610203-1234', '910203-1234']
  for (const text of [...joined, ...spaced, ...amongWords]) assert.ok(holdsPersonNumber(text), text)
})

test('years, prices, days, telephones and other long numbers are no person’s', () => {
  const ordinary = [
    '2026-2027',
    '1.250.000 kr.',
    '12 34 56 78',
    '20 12 34 56',
    '2635 Ishøj',
    '12.05.26 kl. 1830',
    '01.02.2026-03.04.2026',
    '',
  ]
  const almost = ['010203-12345', '459903-1234', '991399-1234', '600203-1234', '12345678901234', 'sag 2026-1234567', '24.365 borgere']
  for (const text of [...ordinary, ...almost]) assert.ok(!holdsPersonNumber(text), text)
})

test('a year has four figures: 26 is not taken for the year 26', () => {
  const typed = (day: string, month: string, year: string) => dayField({ 'from-day': day, 'from-month': month, 'from-year': year }, 'from')
  assert.equal(typed('1', '3', '2026'), '2026-03-01')
  assert.equal(typed('', '', ''), '')
  for (const wrong of [
    typed('1', '3', '26'),
    typed('1', '3', '0000'),
    typed('30', '2', '2026'),
    typed('x', '3', '2026'),
    typed('001', '3', '2026'),
  ])
    assert.equal(isDay(wrong), false, wrong)
})

test('a revision is a small number, or none', () => {
  for (const came of [undefined, '', '1.5', '-1', '1e309', '99999999999', ['1', '1'], 'NaN'])
    assert.equal(revisionIn({ revision: came }), 0)
  assert.equal(revisionIn({ revision: '12' }), 12)
})
