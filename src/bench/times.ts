// How often a bench does its deed: `--times N`.
import { readOptions } from '../platform/command.ts'

/** Null when the number cannot be used; that is then said. */
export function readTimes(args: string[], print: (line: string) => void, usual = 1000): number | null {
  const given = readOptions(args).options.times ?? String(usual)
  const times = Number(given)
  if (Number.isInteger(times) && times > 0) return times
  print(`--times takes a whole number above 0; "${given}" came.`)
  return null
}
