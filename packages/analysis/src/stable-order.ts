// Puts rows in order of a figure, a million of them in a moment, so that every method can walk through them once.

import type { Pace } from './pace.ts'

/** Bits sorted by in one pass: 2^11 bins stay in the processor's nearest memory, and six passes take all 64 bits. */
const DIGIT = 11
const BINS = 1 << DIGIT

/**
 * The rows from the smallest value to the largest; equal values keep their order, and minus zero is zero.
 *
 * Whole numbers that are not large are counted. Others are sorted by digits of 11 bits, least significant
 * first: six passes at most and none by comparison, several times faster than a sort with a comparing
 * function. The bits of a double order like whole numbers once the negative ones are turned round. Between
 * passes others have their turn; a pass over a million rows takes some ten milliseconds.
 * Reference: Knuth (1998), The Art of Computer Programming 3, section 5.2.5.
 */
export async function stableOrder(values: Float64Array, pace: Pace): Promise<Uint32Array> {
  const n = values.length
  const whole = countsWhole(values)
  await pace(0)
  if (whole) return orderByCounts(values, whole)
  let order: Uint32Array = firstToLast(n)
  if (isAscending(values)) return order
  const [low, high] = orderedBits(values)
  const digits = new Uint16Array(n)
  let other: Uint32Array = new Uint32Array(n)
  for (let pass = 0; pass < 6; pass++) {
    await pace(0)
    readDigits(digits, low, high, pass * DIGIT)
    const starts = binStarts(digits)
    // A digit that all values share puts nothing in order.
    if (!starts) continue
    await pace(0)
    deal(order, digits, starts, other)
    const kept = order
    order = other
    other = kept
  }
  return order
}

// Every row at its own place.
function firstToLast(n: number): Uint32Array {
  const order = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  return order
}

// Days and months are small whole numbers: how often each comes is then all that has to be known. Null
// where some value is not one.
function countsWhole(values: Float64Array): Uint32Array | null {
  const most = Math.min(1 << 20, Math.max(1024, 4 * values.length))
  let highest = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!(value >= 0 && value < most) || value !== Math.floor(value)) return null
    if (value > highest) highest = value
  }
  const counts = new Uint32Array(highest + 2)
  for (let i = 0; i < values.length; i++) counts[values[i]! + 1]!++
  return counts
}

// Each value's rows begin where those of all smaller ones end; going through the rows in order keeps the
// order of equals.
function orderByCounts(values: Float64Array, counts: Uint32Array): Uint32Array {
  for (let value = 1; value < counts.length; value++) counts[value]! += counts[value - 1]!
  const order = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i++) order[counts[values[i]!]!++] = i
  return order
}

// Files often come sorted, and asking costs one pass.
function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]!) return false
  return true
}

/**
 * The two halves of each double, changed so that they compare as whole numbers do.
 *
 * A double is sign, exponent, fraction from the highest bit down, so among positive ones the bits are
 * already in order. Negative ones run the other way: all their bits are turned; positive ones get the
 * highest bit, to come after them. Adding 0 first makes minus zero zero. Low words come first in memory on
 * every machine that runs JavaScript engines today.
 */
function orderedBits(values: Float64Array): [Uint32Array, Uint32Array] {
  const n = values.length
  const copy = new Float64Array(n)
  for (let i = 0; i < n; i++) copy[i] = values[i]! + 0
  const words = new Uint32Array(copy.buffer)
  const low = new Uint32Array(n)
  const high = new Uint32Array(n)
  for (let i = 0; i < n; i++) {
    const top = words[2 * i + 1]!
    const negative = top >>> 31 === 1
    low[i] = negative ? ~words[2 * i]! : words[2 * i]!
    high[i] = negative ? ~top : top | 0x80000000
  }
  return [low, high]
}

// Digit number shift / 11 of every value; the third one lies across the two halves.
function readDigits(digits: Uint16Array, low: Uint32Array, high: Uint32Array, shift: number): void {
  const mask = BINS - 1
  if (shift + DIGIT <= 32) for (let i = 0; i < digits.length; i++) digits[i] = (low[i]! >>> shift) & mask
  else if (shift >= 32) for (let i = 0; i < digits.length; i++) digits[i] = (high[i]! >>> (shift - 32)) & mask
  else for (let i = 0; i < digits.length; i++) digits[i] = ((low[i]! >>> shift) | (high[i]! << (32 - shift))) & mask
}

// A pass in which one digit has all the values would only copy: times of a like size share their highest
// bits. How many values have each digit, summed up. Where the rows of each digit begin; null where there is
// but one digit.
function binStarts(digits: Uint16Array): Uint32Array | null {
  const n = digits.length
  const starts = new Uint32Array(BINS)
  for (let i = 0; i < n; i++) starts[digits[i]!]!++
  if (starts[digits[0]!] === n) return null
  let sum = 0
  for (let bin = 0; bin < BINS; bin++) {
    const count = starts[bin]!
    starts[bin] = sum
    sum += count
  }
  return starts
}

// Rows in the order so far go one by one to the next free place of their digit, so rows of one digit stay
// in that order.
function deal(order: Uint32Array, digits: Uint16Array, starts: Uint32Array, to: Uint32Array): void {
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    to[starts[digits[row]!]!++] = row
  }
}
