// Before figures become public: exactly what goes out, what is withheld or waits and why, and what an attacker can work out. Then the button.
import { Button, Details, Form, type Frame, formatNumber, Hidden, Notice, Page, Summary, Table } from '@trygby/ui'
import { type Cell, type Leak, recordsOf, said } from '../../../../platform/release/index.ts'
import { saidIn } from '../../../goals/said/model.ts'
import type { Indicator } from '../../model.ts'
import { intervalInWords, periodInWords, type ToldWords } from '../../told/told.ts'
import type { Prepared } from '../release.ts'
import type { da } from './texts.da.ts'

export interface ApproveProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  indicator: Indicator
  prepared: Prepared
  /** What holds for each time, as far as it differs from what goes out. */
  held: ReadonlyMap<string, { value: number; n: number | null }>
  isBehind: boolean
  /** Somebody pressed the button and nothing was released: something had changed, or the gate said no. */
  refused?: 'changed' | 'gate' | undefined
}

type Props = ApproveProps & { path: string }

export const ApprovePage = (given: ApproveProps) => {
  const { frame, t, indicator, refused } = given
  const path = `/${frame.locale}/indicators/${indicator.slug}`
  const name = saidIn(indicator.name, frame.locale).text
  const props = { ...given, path }
  return (
    <Page
      frame={frame}
      title={t.title(name)}
      lead={t.lead}
      hasErrors={refused !== undefined}
      breadcrumbs={[
        { text: t.home, href: `/${frame.locale}` },
        { text: t.indicators, href: `/${frame.locale}/indicators` },
        { text: name, href: path },
        { text: t.values, href: `${path}/values` },
      ]}
    >
      {refused && (
        <Notice kind="error" announced title={t.refused[refused]}>
          <p>{t.refusedText[refused]}</p>
        </Notice>
      )}
      <Attacker {...props} />
      <NotShown {...props} />
      <GoesOut {...props} />
      <Deciding {...props} />
    </Page>
  )
}

const Attacker = ({ frame, t, told, prepared: { table, protection } }: Props) => {
  const { report, knownBefore } = protection
  const number = (n: number) => formatNumber(n, frame.locale)
  if (table.protection.kind !== 'town-figures' || report.sums === 0)
    return (
      <section>
        <h2>{t.report}</h2>
        <p>{table.protection.kind === 'official-statistics' ? t.official : t.notOfPeople}</p>
      </section>
    )
  return (
    <section>
      <h2>{t.report}</h2>
      <p>{t.had(number(report.sums), number(report.withheld), number(report.releases))}</p>
      <p>{t.tried}</p>
      {report.found === 0 ? (
        <Notice kind="success" title={t.foundNothing} />
      ) : (
        <Notice kind="error" title={t.found(number(report.found))}>
          <ul>
            {report.leaks.map((leak) => (
              <li>{leakInWords(leak, t, (period) => periodInWords(period, told, frame.locale))}</li>
            ))}
          </ul>
          <p>{t.whatToDo}</p>
        </Notice>
      )}
      {knownBefore > 0 && <p>{t.knownBefore(number(knownBefore))}</p>}
    </section>
  )
}

function leakInWords({ kind, cells }: Leak, t: typeof da, words: (period: string) => string): string {
  const [first, ...others] = cells
  const [whole = '', ...without] = (first?.cell ?? []).map(words)
  const rest = [...new Set([...without, ...others.flatMap(({ cell }) => cell.map(words))])].join(', ')
  return t.leaks[kind](whole, rest)
}

/** For those who keep the figures only: what holds, beside the reason why it does not go out. */
const NotShown = ({ frame, t, told, indicator, prepared: { protection }, held }: Props) => {
  const hidden = protection.rows.filter(({ outcome }) => outcome !== 'shown')
  if (hidden.length === 0) return null
  const figure = (key: string) => {
    const { value, n = null } = held.get(key) ?? {}
    if (value === undefined) return ''
    return t.figureAndN(formatNumber(value, frame.locale, indicator.digits), n === null ? '–' : formatNumber(n, frame.locale))
  }
  return (
    <section>
      <h2>{t.notShown}</h2>
      <p>{t.notShownText}</p>
      <Table
        caption={t.notShown}
        captionHidden
        columns={[
          { key: 'period', heading: t.period },
          { key: 'holds', heading: t.holds },
          { key: 'why', heading: t.why },
        ]}
        rows={hidden.map(({ key, outcome, shown }) => ({
          cells: {
            period: periodInWords(key, told, frame.locale),
            holds: figure(key),
            why: outcome === 'shown' ? '' : outcome === 'waits' && shown ? t.outcomes.repeats : t.outcomes[outcome],
          },
        }))}
      />
    </section>
  )
}

/** Cell for cell as the release has it. */
const GoesOut = ({ frame, t, told, indicator, prepared: { table } }: Props) => {
  const { locale } = frame
  const words = (key: string, cell: Cell | undefined): string => {
    if (typeof cell !== 'string') return '–'
    const label = table.columns.find((column) => column.key === key)?.labels?.[cell]
    return label ? said(label, locale) : cell
  }
  const rows = recordsOf(table).map(({ period, value, lower, upper, n, noInterval, noN, withheld }) => {
    const ends = typeof lower === 'number' && typeof upper === 'number' ? { lower, upper } : null
    return {
      cells: {
        period: periodInWords(String(period), told, locale),
        value: typeof value === 'number' ? formatNumber(value, locale, indicator.digits) : words('withheld', withheld),
        interval: intervalInWords(ends, indicator.digits, told, locale) ?? words('noInterval', noInterval),
        n: typeof n === 'number' ? formatNumber(n, locale) : words('noN', noN),
      },
    }
  })
  return (
    <section>
      <h2>{t.goesOut}</h2>
      <Table
        caption={t.goesOut}
        captionHidden
        columns={[
          { key: 'period', heading: t.period },
          { key: 'value', heading: t.value(saidIn(indicator.unit, locale).text) },
          { key: 'interval', heading: t.interval },
          { key: 'n', heading: t.n },
        ]}
        rows={rows}
      />
      <Details title={t.wordsAlong}>
        <Summary
          facts={(table.facts ?? []).map(({ heading, words: told }) => ({ name: said(heading, locale), value: said(told, locale) }))}
        />
        <ul>
          {table.cannotSay.map((sentence) => (
            <li>{said(sentence, locale)}</li>
          ))}
        </ul>
      </Details>
    </section>
  )
}

const Deciding = ({ t, prepared, isBehind, path }: Props) => {
  const { obstacle, protection, digest } = prepared
  if (obstacle) return <Notice>{t.obstacles[obstacle]}</Notice>
  if (protection.report.found > 0) return <p>{t.cannot}</p>
  if (!isBehind) return <p>{t.nothingNew}</p>
  return (
    <Form action={`${path}/values/release`}>
      <Hidden name="seen" value={digest} />
      <p>{t.note}</p>
      <Button>{t.release}</Button>
    </Form>
  )
}
