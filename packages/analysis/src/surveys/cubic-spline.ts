// A smooth curve through given points, for reading between them.

/**
 * Heights at `at` of the cubic spline through the points (x rising, three or more), whose ends have the third derivative of a cubic through
 * the four points nearest to them (0 where there are only three).
 *
 * Reference: Forsythe, Malcolm and Moler (1977), Computer Methods for Mathematical Computations, section 4.4.
 */
export function cubicThrough(x: readonly number[], y: readonly number[], at: readonly number[]): Float64Array {
  const second = thirdDerivativeSystem(x, y)
  return Float64Array.from(at, (where) => {
    let k = 0
    while (k < x.length - 2 && where > x[k + 1]!) k++
    const h = x[k + 1]! - x[k]!
    const a = (x[k + 1]! - where) / h
    const b = (where - x[k]!) / h
    // `second` holds a sixth of the second derivative.
    return a * y[k]! + b * y[k + 1]! + h * h * ((a ** 3 - a) * second[k]! + (b ** 3 - b) * second[k + 1]!)
  })
}

// Tridiagonal system for a sixth of the second derivatives; the end rows fix the third derivative.
function thirdDerivativeSystem(x: readonly number[], y: readonly number[]): Float64Array {
  const last = x.length - 1
  const h = Float64Array.from({ length: last }, (_, k) => x[k + 1]! - x[k]!)
  const slope = Float64Array.from({ length: last }, (_, k) => (y[k + 1]! - y[k]!) / h[k]!)
  const diagonal = new Float64Array(last + 1)
  const right = new Float64Array(last + 1)
  diagonal[0] = -h[0]!
  diagonal[last] = -h[last - 1]!
  right[0] = h[0]! ** 2 * thirdDifference(x, slope, 0)
  right[last] = -(h[last - 1]! ** 2) * thirdDifference(x, slope, last - 3)
  for (let k = 1; k < last; k++) {
    diagonal[k] = 2 * (h[k - 1]! + h[k]!)
    right[k] = slope[k]! - slope[k - 1]!
  }
  for (let k = 1; k <= last; k++) {
    const factor = h[k - 1]! / diagonal[k - 1]!
    diagonal[k]! -= factor * h[k - 1]!
    right[k]! -= factor * right[k - 1]!
  }
  right[last]! /= diagonal[last]!
  for (let k = last - 1; k >= 0; k--) right[k] = (right[k]! - h[k]! * right[k + 1]!) / diagonal[k]!
  return right
}

// Third divided difference of the four points from k on.
function thirdDifference(x: readonly number[], slope: Float64Array, k: number): number {
  if (x.length < 4) return 0
  const left = (slope[k + 1]! - slope[k]!) / (x[k + 2]! - x[k]!)
  const right = (slope[k + 2]! - slope[k + 1]!) / (x[k + 3]! - x[k + 1]!)
  return (right - left) / (x[k + 3]! - x[k]!)
}
