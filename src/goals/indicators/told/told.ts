// Puts a figure, its time and its movement into words; no figure is worked out here.
import { formatDate, formatNumber, type TagKind } from '@trygby/ui'
import { type Locale, textsFor } from '../../../platform/i18n.ts'
import type { Movement } from '../../goals/model.ts'
import type { JudgedBy } from '../model.ts'
import type { MovementFigure, MovementOf } from '../movement.ts'
import { partsOf } from '../period/model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export type ToldWords = typeof da
export const toldWords = (locale: Locale): ToldWords => textsFor(locale, { da, en })

/** Better and worse have a colour besides their word; what is not known has none. */
export const tagOf: Record<Movement, TagKind> = {
  better: 'success',
  worse: 'warning',
  held: 'info',
  'no-clear-change': 'neutral',
  'cannot-tell': 'neutral',
}

/** A period as it is read aloud: `2025`, `3. kvartal 2025`, `30. april 2025`. */
export function periodInWords(period: string, t: ToldWords, locale: Locale): string {
  const parts = partsOf(period)
  if (!parts) return period
  const year = String(parts.year)
  switch (parts.kind) {
    case 'year':
      return year
    case 'half-year':
      return t.periods.half(parts.part === 1 ? '1' : '2', year)
    case 'quarter':
      return t.periods.quarter(String(parts.part), year)
    case 'month':
      return t.periods.month(parts.part, year)
    case 'day':
      return formatDate(period, locale)
  }
}

/** A figure with its unit and its time, as it stands in a sentence: `78,0 % i 2025`. */
export function figureInWords({ period, value }: MovementFigure, unit: string, digits: number, t: ToldWords, locale: Locale): string {
  const when = periodInWords(period, t, locale)
  return (partsOf(period)?.kind === 'day' ? t.figureOnDay : t.figure)(formatNumber(value, locale, digits), unit, when)
}

export const intervalInWords = (interval: MovementFigure['interval'], digits: number, t: ToldWords, locale: Locale): string | null =>
  interval && t.interval(formatNumber(interval.lower, locale, digits), formatNumber(interval.upper, locale, digits))

/** How sure a figure is and how many it rests on, in brackets behind it: `(mellem 75,1 og 80,7; n = 812)`. Empty where neither is known. */
export function behindInWords({ interval, n }: MovementFigure, digits: number, t: ToldWords, locale: Locale): string {
  const parts = [intervalInWords(interval, digits, t, locale), n === null ? null : t.n(formatNumber(n, locale))].filter(
    (part) => part !== null,
  )
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}

/** With its sign, so that a fall does not look like a rise; a true minus, not a hyphen. */
export function signed(value: number, locale: Locale, digits: number): string {
  const size = formatNumber(Math.abs(value), locale, digits)
  if (Number(Math.abs(value).toFixed(digits)) === 0) return size
  return `${value > 0 ? '+' : '−'}${size}`
}

/** A change of a share is counted in percentage points; all else keeps its unit. */
export const changeUnit = (unit: string, t: ToldWords): string => (/^(%|pct|procent|per ?cent)/i.test(unit) ? t.points : unit)

/** The answer in one sentence, the reason for it, and the change with its interval where there is one. */
export function movementInWords(
  moved: MovementOf,
  { margin, digits }: Pick<JudgedBy, 'margin' | 'digits'>,
  unit: string,
  t: ToldWords,
  locale: Locale,
): { answer: string; why: string; change: string | null } {
  const { movement, why, baseline, newest, difference, lower, upper } = moved
  const marginDigits = Math.max(digits, String(margin).split('.')[1]?.length ?? 0)
  const given = {
    from: baseline ? periodInWords(baseline.period, t, locale) : '',
    to: newest ? periodInWords(newest.period, t, locale) : '',
    margin: `${formatNumber(margin, locale, Math.min(4, marginDigits))} ${changeUnit(unit, t)}`,
  }
  const isKnown = difference !== null && lower !== null && upper !== null
  return {
    answer: t.answers[movement](given),
    why: t.why[why](given),
    change: isKnown
      ? t.change(
          `${signed(difference, locale, digits)} ${changeUnit(unit, t)}`,
          signed(lower, locale, digits),
          signed(upper, locale, digits),
        )
      : null,
  }
}
