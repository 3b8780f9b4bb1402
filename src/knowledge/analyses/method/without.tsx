// What becomes of the newest answer when one condition, or one municipality, is left out: an answer that turns on one thing is a weak one.
import { type Frame, formatDate, formatNumber, Prose, Table } from '@trygby/ui'
import { said } from '../../../platform/release/index.ts'
import { misleadingResidents } from '../expect/misleading-residents.ts'
import { withoutMunicipality } from '../model.ts'
import type { da } from '../texts.da.ts'
import { at, conditionIn, type Row, verdictIn } from '../told/told.ts'

interface WithoutProps {
  /** The released rows of one group, the whole model among them. */
  rows: Row[]
  frame: Frame
  t: typeof da
}

export const Without = ({ rows, frame, t }: WithoutProps) => {
  if (rows.length === 0) return null
  const number = (row: Row, key: string, digits: number) =>
    Number.isNaN(at(row, key)) ? '–' : formatNumber(at(row, key), frame.locale, digits)
  return (
    <>
      <Prose>
        <h3>{t.method.withoutTitle}</h3>
        {changesIn(rows, t).map((sentence) => (
          <p>{sentence}</p>
        ))}
        {municipalitiesIn(rows).map(({ reason, checkedAt, source }) => (
          <p>
            {t.method.misleading(said(reason, frame.locale), formatDate(checkedAt, frame.locale))}{' '}
            <a href={source.address}>{source.name}</a>
          </p>
        ))}
      </Prose>
      <Table
        caption={t.method.withoutTitle}
        captionHidden
        columns={[
          { key: 'without', heading: t.columns.without },
          ...(['expected', 'ratio', 'ratioLow', 'ratioHigh'] as const).map((key) => ({ key, heading: t.columns[key], numeric: true })),
          { key: 'verdict', heading: t.columns.verdict },
        ]}
        rows={rows.map((row) => ({
          cells: {
            without: leftOut(row, t),
            expected: number(row, 'expected', 1),
            ...Object.fromEntries(['ratio', 'ratioLow', 'ratioHigh'].map((key) => [key, number(row, key, 2)])),
            verdict: t.verdicts[verdictIn(row)],
          },
        }))}
      />
    </>
  )
}

const leftOut = (row: Row, t: typeof da): string => municipalitiesIn([row])[0]?.name ?? conditionIn(row.without, t)

const municipalitiesIn = (rows: Row[]) =>
  misleadingResidents.filter(({ code }) => rows.some((row) => row.without === withoutMunicipality(code)))

/** Which things change the answer when they are left out, or that none does. Where nothing can be told, an answer without something is not the town's. */
function changesIn(rows: Row[], t: typeof da): string[] {
  const whole = verdictIn(rows.find((row) => row.without === 'nothing'))
  const isTold = whole !== 'cannot-tell'
  const { withoutText, withoutSame, withoutOther, withoutUntold, withoutStillUntold, withoutTold } = t.method
  const changed = rows.filter((row) => verdictIn(row) !== whole)
  if (changed.length === 0) return isTold ? [withoutText, withoutSame] : [withoutUntold, withoutStillUntold]
  const inWords = isTold ? withoutOther : withoutTold
  return [isTold ? withoutText : withoutUntold, ...changed.map((row) => inWords(leftOut(row, t), lower(t.verdicts[verdictIn(row)])))]
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
