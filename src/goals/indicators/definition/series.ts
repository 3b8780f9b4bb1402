// The series that can feed an indicator, as a person chooses among them.
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { saidIn } from '../../goals/said/model.ts'
import type { Indicator } from '../model.ts'
import type { SeriesSources } from '../series-source.ts'

export interface SeriesChoice {
  /** Source and code in one, as the form sends it. */
  value: string
  text: string
}

const valueOfSeries = ({ source, code }: NonNullable<Indicator['series']>): string => `${source}|${code}`

/** What the form sent, as a source and a code; null when figures come by hand. Undefined for what no source offers. */
export function readSeries(value: string, choices: readonly SeriesChoice[]): Indicator['series'] | undefined {
  if (value === '') return null
  if (!choices.some((choice) => choice.value === value)) return undefined
  const place = value.indexOf('|')
  return { source: value.slice(0, place), code: value.slice(place + 1) }
}

/** Every series on offer. The one chosen now stands among them even when its source no longer offers it, so that saving does not lose it. */
export async function seriesChoices(tx: Tx, sources: SeriesSources, now: Indicator['series'], locale: Locale): Promise<SeriesChoice[]> {
  const choices: SeriesChoice[] = []
  for (const source of sources)
    for (const offer of await source.offers(tx))
      choices.push({
        value: valueOfSeries({ source: source.key, code: offer.code }),
        text: `${saidIn(source.name, locale).text}: ${saidIn(offer.name, locale).text} (${saidIn(offer.unit, locale).text})`,
      })
  const chosen = now && valueOfSeries(now)
  return !chosen || choices.some(({ value }) => value === chosen)
    ? choices
    : [{ value: chosen, text: chosen.replace('|', ': ') }, ...choices]
}

/** The series an indicator follows, in words; null when figures come by hand. */
export async function seriesInWords(tx: Tx, sources: SeriesSources, now: Indicator['series'], locale: Locale): Promise<string | null> {
  if (!now) return null
  const choices = await seriesChoices(tx, sources, now, locale)
  return choices.find(({ value }) => value === valueOfSeries(now))?.text ?? null
}
