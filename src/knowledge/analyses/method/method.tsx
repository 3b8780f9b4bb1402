// How an answer about crime was made: the model in plain words, its conditions, and those it lacks.
import { type Frame, formatNumber, Prose, Table } from '@trygby/ui'
import { recordsOf } from '../../../platform/release/index.ts'
import { covariateKeys, type Group } from '../model.ts'
import type { ReleasedAnswers } from '../tables.ts'
import type { da } from '../texts.da.ts'
import { at, conditionIn, conditionsIn, newestOf, type Row } from '../told/told.ts'
import { Without } from './without.tsx'

interface Common {
  frame: Frame
  t: typeof da
}

export const Method = ({ frame, t, answers, group }: Common & { answers: ReleasedAnswers; group: Group }) => {
  const { year } = newestOf(answers.expected, group)
  const ofGroup = (which: 'conditions' | 'without') => recordsOf(answers[which].table).filter((row) => row.group === group)
  const conditions = ofGroup('conditions')
  const missing = covariateKeys.filter((key) => !conditionsIn(year).includes(key))
  return (
    <>
      <Prose>
        <h2>{t.method.title}</h2>
        {t.method.text.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <p>{spreadOf(year, frame, t)}</p>
      </Prose>
      {conditions.length > 0 && <Conditions rows={conditions} frame={frame} t={t} />}
      <Prose>
        <h3>{t.method.missingTitle}</h3>
        {missing.length > 0 && <p>{t.method.missing(missing.map((key) => t.conditions[key]).join(', '))}</p>}
        <p>{t.method.lowIncome}</p>
      </Prose>
      <Without rows={ofGroup('without')} frame={frame} t={t} />
    </>
  )
}

function spreadOf(year: Row | undefined, { locale }: Frame, t: typeof da): string {
  if (Number.isNaN(at(year, 'expected'))) return t.method.noModel
  if (Number.isNaN(at(year, 'theta'))) return t.method.noTheta
  // The dispersion is a ratio of variances; figures spread by its root.
  const variance = at(year, 'dispersion')
  const tenths = (value: number) => formatNumber(value, locale, 1)
  return t.method.facts(tenths(at(year, 'theta')), tenths(Math.sqrt(variance)), tenths(variance))
}

const Conditions = ({ rows, frame, t }: Common & { rows: Row[] }) => {
  const number = (row: Row, key: string) => formatNumber(at(row, key), frame.locale, 2)
  return (
    <>
      <Prose>
        <h3>{t.method.conditionsTitle}</h3>
        <p>{t.method.conditionsText}</p>
      </Prose>
      <Table
        caption={t.method.conditionsTitle}
        captionHidden
        columns={[
          { key: 'condition', heading: t.columns.condition },
          ...(['takenFrom', 'isCarried'] as const).map((key) => ({ key, heading: t.columns[key] })),
          ...(['step', 'factor', 'factorLow', 'factorHigh'] as const).map((key) => ({ key, heading: t.columns[key], numeric: true })),
        ]}
        rows={rows.map((row) => ({
          cells: {
            condition: conditionIn(row.condition, t),
            takenFrom: String(row.takenFrom),
            isCarried: row.isCarried === 'yes' ? t.columns.yes : t.columns.no,
            step: row.stepIs === 'times' ? t.method.times(number(row, 'step')) : number(row, 'step'),
            ...Object.fromEntries(['factor', 'factorLow', 'factorHigh'].map((key) => [key, number(row, key)])),
          },
        }))}
      />
    </>
  )
}

/** That figures had to be carried forward to the newest year, and whether the last year with its own is shown as well. */
export const Carried = ({ year, fullyKnown, t }: { year: Row | undefined; fullyKnown: Row | undefined; t: typeof da }) => {
  if (year?.isCarried !== 'yes') return null
  const from = String(year.conditionsFrom)
  return <p>{fullyKnown ? `${t.carried(from)} ${t.carriedAlso(String(fullyKnown.period))}` : t.carried(from)}</p>
}
