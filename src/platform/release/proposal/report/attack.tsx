// The attacker's report in plain words: what it had, what it tried, what it found; found cells by name for those who may see them.
import { formatDateTime, formatNumber, Summary, Table } from '@trygby/ui'
import type { Leak, NamedCell } from '../../attack/model.ts'
import { unitWords } from '../../base/units.ts'
import { underCode } from '../../model.ts'
import { languageOf } from '../../open/formats.ts'
import type { KeptOutcome } from '../model.ts'
import type { ProposalProps } from './shown.ts'

export const AttackSection = (props: ProposalProps & { outcome: KeptOutcome }) => {
  const { frame, t, proposal, outcome } = props
  const { report } = outcome
  const n = (value: number) => formatNumber(value, frame.locale)
  const leaks = proposal.summary?.leaks ?? report.leaks.length
  return (
    <section>
      <h2>{t.report.title}</h2>
      <Summary
        facts={[
          { name: t.report.had, value: t.report.hadText(n(outcome.releasesSeen), n(report.sums), n(report.withheld)) },
          { name: t.report.tried, value: t.report.triedText },
          { name: t.report.found, value: leaks === 0 ? t.report.foundNothing(n(report.least)) : t.report.foundSome(n(leaks)) },
          { name: t.report.attacked, value: formatDateTime(outcome.attackedAt, frame.locale) },
        ]}
      />
      {report.leaks.length > 0 && <Leaks {...props} all={leaks} />}
    </section>
  )
}

type LeakProps = ProposalProps & { outcome: KeptOutcome }

const Leaks = (props: LeakProps & { all: number }) => {
  const { frame, t, proposal, outcome, all } = props
  const n = (value: number) => formatNumber(value, frame.locale)
  const where = ({ dataset, number }: NamedCell) =>
    `${proposal.cuts.length > 1 || number !== null ? `${dataset}, ` : ''}${number === null ? t.report.proposed : t.report.release(String(number))}`
  const rowOf = ({ kind, cells: [first, ...others], value }: Leak) => ({
    cells: {
      cell: first ? wordsFor(first, props) : '',
      kind: t.leaks[kind],
      value: value === null ? t.report.notKnown : n(value),
      where: first ? where(first) : '',
      others: others.length === 0 ? '' : <NamedCells {...props} cells={others} where={where} />,
    },
  })
  return (
    <>
      <h3>{t.report.cellsTitle}</h3>
      <p>
        {t.report.cellsOnly} {all > outcome.report.leaks.length && t.report.more(n(outcome.report.leaks.length), n(all))}
      </p>
      <Table
        caption={t.report.cellsTitle}
        captionHidden
        columns={[
          { key: 'cell', heading: t.report.cell },
          { key: 'value', heading: t.report.value, numeric: true },
          { key: 'kind', heading: t.report.kind },
          { key: 'where', heading: t.report.where },
          { key: 'others', heading: t.report.others },
        ]}
        rows={outcome.report.leaks.map(rowOf)}
      />
    </>
  )
}

const mostNamed = 5

const NamedCells = (props: LeakProps & { cells: NamedCell[]; where: (cell: NamedCell) => string }) => (
  <ul class="plain-list">
    {props.cells.slice(0, mostNamed).map((one) => (
      <li>
        {wordsFor(one, props)} ({props.where(one)})
      </li>
    ))}
    {props.cells.length > mostNamed && <li>+ {props.cells.length - mostNamed}</li>}
  </ul>
)

/** A cell by the words of its classes, as its table says them; earlier tables that are not at hand are worded by the base. */
function wordsFor({ dataset, cell }: NamedCell, { frame, t, base, outcome }: LeakProps): string {
  const language = languageOf(frame.locale)
  const table = outcome.tables.find((one) => one.dataset === dataset)
  const columns = table?.columns.filter(({ kind }) => kind === 'dimension') ?? []
  const wordOf = (code: string, place: number): string => {
    const dimension = base.dimensions.find(({ labels }) => underCode(labels, code)) ?? base.dimensions.find(({ kind }) => kind === 'time')
    const fromBase = dimension ? unitWords(dimension, code)[language] : code
    return underCode(columns[place]?.labels, code)?.[language] ?? (code === 'total' ? t.report.total : fromBase)
  }
  return cell.map(wordOf).join(', ')
}
