// Before and after, at the place, in the ring around it and in the rest of the town: is it gone, or has it moved?
import { EvidenceNote, type Frame, formatDate, formatNumber, Table } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import type { Phenomenon } from '../model.ts'
import type { ZoneChange } from './model.ts'
import type { Moved, NotMoved } from './read.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const MovedSection = ({
  frame: { locale },
  of,
  moved,
  today,
}: {
  frame: Frame
  of: Phenomenon
  moved: Moved | NotMoved
  today: string
}) => {
  const t = textsFor(locale, { da, en })
  const words = t.moved
  if (moved === 'too-soon' || moved === 'no-before')
    return (
      <section>
        <h2>{words.title}</h2>
        <p>{moved === 'too-soon' ? words.notYet : words.noBefore}</p>
      </section>
    )
  const whole = (value: number) => formatNumber(value, locale)
  const row = (zone: string, { before, after, ratio }: ZoneChange) => ({
    cells: {
      zone,
      before: whole(before),
      after: whole(after),
      ratio: ratio === null ? words.noRatio : figure(ratio.ratio, locale),
      interval: ratio === null ? '–' : `${figure(ratio.lower, locale)} – ${figure(ratio.upper, locale)}`,
    },
  })
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead(whole(moved.days), formatDate(moved.middle, locale))}</p>
      <Table
        caption={words.title}
        captionHidden
        columns={[
          { key: 'zone', heading: words.columns.zone },
          { key: 'before', heading: words.columns.before, numeric: true },
          { key: 'after', heading: words.columns.after, numeric: true },
          { key: 'ratio', heading: words.columns.ratio, numeric: true },
          { key: 'interval', heading: words.columns.interval, numeric: true },
        ]}
        rows={[
          row(words.inside(whole(of.radius)), moved.figures.inside),
          row(words.ring(whole(moved.ring)), moved.figures.ring),
          row(words.rest, moved.figures.rest),
        ]}
      />
      {sentencesOf(moved, locale).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <EvidenceNote
        source={{ name: t.source, asOf: today }}
        n={words.n(whole(moved.figures.n))}
        uncertainty={{ interval: words.interval }}
        cannotSay={words.cannot}
      />
    </section>
  )
}

/** A ratio whose divisor is 0 has no upper end. */
const figure = (value: number, locale: Frame['locale']): string => (Number.isFinite(value) ? formatNumber(value, locale, 2) : '∞')

function sentencesOf({ figures: { quotient } }: Moved, locale: Frame['locale']): string[] {
  const words = textsFor(locale, { da, en }).moved
  if (quotient === null) return [words.few]
  const { difference, differenceInterval } = quotient
  const prevented = words.prevented(
    formatNumber(difference, locale),
    formatNumber(differenceInterval.lower, locale),
    formatNumber(differenceInterval.upper, locale),
  )
  if (quotient.unreadable === 'no-control-incidents') return [words.noControl]
  if (quotient.unreadable === 'no-success' || quotient.quotient === null) return [words.noSuccess, prevented]
  const said = formatNumber(quotient.quotient, locale, 2)
  // Above 0 the ring went the way of the place; below it went the other way.
  return [quotient.quotient < 0 ? words.moved(said) : words.spread(said), prevented]
}
