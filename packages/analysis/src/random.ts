// Dice that fall the same way on every machine, so that anybody can repeat a simulation and get the town's own figures.

import { requireWhole } from './checks.ts'

/** A stream of random numbers; every draw moves it on. */
export type RandomStream = {
  /** Whole number from 0 to 2^32 - 1. */
  bits(): number
  /** Uniform on the open interval (0, 1), 52 random bits. */
  uniform(): number
  /** Whole number from 0 to n - 1, each equally likely; n is a whole number from 1 to 2^32. */
  below(n: number): number
}

/**
 * Random numbers for replicate `stream` of a run with this `seed`.
 *
 * Question: how do I simulate or permute so that others can repeat it, whatever the number of workers? Give replicate i the stream i.
 * Method: Philox 4x32-10, a counter cipher: key = seed, counter = (position, stream). Streams never overlap (2^64 numbers each).
 * Not for secrets: whoever knows the seed knows the numbers.
 *
 * @param seed whole number, at most 2^53 - 1 in size; may be negative
 * @param stream number of the replicate, whole, from 0 to 2^53 - 1
 * Errors: `range`.
 * Reference: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
 *
 * @example
 * const dice = randomStream(2024, 7)
 * const again = randomStream(2024, 7)
 * dice.uniform() === again.uniform() // => true
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  requireWhole('seed', seed)
  requireWhole('stream', stream, 0)
  const block = new Uint32Array(4)
  const counter = new Uint32Array([0, 0, stream >>> 0, Math.floor(stream / 4294967296) >>> 0])
  const keyLow = seed >>> 0
  const keyHigh = Math.floor(seed / 4294967296) >>> 0
  let next = 4
  const bits = () => {
    if (next === 4) {
      philox(counter, keyLow, keyHigh, block)
      counter[0]!++
      if (counter[0] === 0) counter[1]!++
      next = 0
    }
    return block[next++]!
  }
  const uniform = () => ((bits() >>> 6) * 67108864 + (bits() >>> 6) + 0.5) / 4503599627370496
  const below = (n: number) => {
    let draw = bits()
    // Numbers of the last, incomplete round are thrown away, or the first ones would come up too often; only the last n numbers can be in it.
    if (draw >= 4294967296 - n) {
      const fair = 4294967296 - (4294967296 % n)
      while (draw >= fair) draw = bits()
    }
    // As unsigned integers, or the engine divides as doubles, which takes several times as long.
    return n === 4294967296 ? draw : (draw >>> 0) % (n >>> 0)
  }
  return { bits, uniform, below }
}

/** Ten rounds of Philox 4x32 of a counter under a key, into `out`. */
export function philox(counter: Uint32Array, keyLow: number, keyHigh: number, out: Uint32Array): void {
  // Signed 32-bit integers throughout: the engine keeps them in registers, and the bits are the same.
  let c0 = counter[0]! | 0
  let c1 = counter[1]! | 0
  let c2 = counter[2]! | 0
  let c3 = counter[3]! | 0
  let k0 = keyLow | 0
  let k1 = keyHigh | 0
  for (let round = 0; round < 10; round++) {
    const high0 = highHalf(0xd2511f53, c0)
    const high1 = highHalf(0xcd9e8d57, c2)
    const low0 = Math.imul(0xd2511f53, c0)
    const low1 = Math.imul(0xcd9e8d57, c2)
    c0 = high1 ^ c1 ^ k0
    c1 = low1
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + 0x9e3779b9) | 0
    k1 = (k1 + 0xbb67ae85) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

// Upper 32 bits of a 64-bit product, in halves of 16 bits; no sum here exceeds 32 bits.
function highHalf(a: number, b: number): number {
  const aHigh = a >>> 16
  const aLow = a & 0xffff
  const bHigh = b >>> 16
  const bLow = b & 0xffff
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0
  const cross = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (cross >>> 16)) | 0
}
