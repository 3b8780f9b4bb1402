// How an answer about crime was made: the model in plain words, its conditions, and what happens without each of them; and help for victims.
import { Card, CardGrid, type Frame, formatDate, formatNumber, Prose, Table } from '@trygby/ui'
import { recordsOf, said } from '../../platform/release/index.ts'
import { type CovariateKey, covariateKeys, type Group } from './model.ts'
import type { ReleasedAnswers } from './tables.ts'
import type { da } from './texts.da.ts'
import { at, newestOf, type Row, verdictIn } from './told.ts'
import { helpLines } from './where-to-get-help.ts'

interface Common {
  frame: Frame
  t: typeof da
}

export const Method = ({ frame, t, answers, group }: Common & { answers: ReleasedAnswers; group: Group }) => {
  const { year } = newestOf(answers.expected, group)
  const ofGroup = (which: 'conditions' | 'without') => recordsOf(answers[which].table).filter((row) => row.group === group)
  const conditions = ofGroup('conditions')
  const missing = covariateKeys.filter((key) => !conditions.some((row) => row.condition === key))
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
  if (Number.isNaN(at(year, 'theta'))) return t.method.noTheta
  return t.method.facts(formatNumber(at(year, 'theta'), locale, 1), formatNumber(at(year, 'dispersion'), locale, 1))
}

const conditionWords = (row: Row, key: string, t: typeof da): string =>
  covariateKeys.includes(row[key] as CovariateKey) ? t.conditions[row[key] as CovariateKey] : t.columns.nothing

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
            condition: conditionWords(row, 'condition', t),
            takenFrom: String(row.takenFrom),
            isCarried: row.isCarried === 'yes' ? t.columns.yes : t.columns.no,
            ...Object.fromEntries(['step', 'factor', 'factorLow', 'factorHigh'].map((key) => [key, number(row, key)])),
          },
        }))}
      />
    </>
  )
}

const Without = ({ rows, frame, t }: Common & { rows: Row[] }) => {
  if (rows.length === 0) return null
  const number = (row: Row, key: string, digits: number) => formatNumber(at(row, key), frame.locale, digits)
  return (
    <>
      <Prose>
        <h3>{t.method.withoutTitle}</h3>
        <p>{t.method.withoutText}</p>
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
            without: conditionWords(row, 'without', t),
            expected: number(row, 'expected', 1),
            ...Object.fromEntries(['ratio', 'ratioLow', 'ratioHigh'].map((key) => [key, number(row, key, 2)])),
            verdict: t.verdicts[verdictIn(row)],
          },
        }))}
      />
    </>
  )
}

/** Offences are not people: says where the figures for victims are. */
export const Victims = ({ t }: { t: typeof da }) => (
  <section>
    <h2>{t.victims.title}</h2>
    <p>{t.victims.text}</p>
  </section>
)

/** Where somebody who met crime gets help, on every page about crime. */
export const HelpLines = ({ frame, t }: Common) => (
  <section>
    <h2>{t.help.title}</h2>
    <CardGrid>
      {helpLines.map(({ number, name, text, checkedAt, source }) => (
        <Card
          level={3}
          title={said(name, frame.locale)}
          foot={
            <>
              {t.help.checked(formatDate(checkedAt, frame.locale))} <a href={source.address}>{source.name}</a>
            </>
          }
        >
          <p>{said(text, frame.locale)}</p>
          <p>
            {t.help.call}{' '}
            <a href={`tel:${number.replaceAll(' ', '')}`} dir="ltr">
              {number.replaceAll(' ', '\u00A0')}
            </a>
          </p>
        </Card>
      ))}
    </CardGrid>
  </section>
)
