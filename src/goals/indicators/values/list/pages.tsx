// All figures of an indicator, corrected ones too: who entered each, whether the public sees it, and the button that releases.
import { ButtonLink, ButtonRow, EmptyState, type Frame, formatDate, formatNumber, Notice, Page, Table, Tag, type TagKind } from '@trygby/ui'
import { Words } from '../../../goals/said/both.tsx'
import { saidIn } from '../../../goals/said/model.ts'
import { type Indicator, type IndicatorValue, indicatorDataset } from '../../model.ts'
import { periodInWords, type ToldWords } from '../../told/told.ts'
import { missingIn, type ReleaseObstacle } from '../model.ts'
import { reasonOf } from '../table/provenance.ts'
import type { Standing } from './standing.ts'
import type { da } from './texts.da.ts'

export interface ValuesProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  indicator: Indicator
  /** Newest period first; within a period the one that holds first. */
  values: IndicatorValue[]
  standings: ReadonlyMap<string, Standing>
  /** The newest release, if any, and whether a release now would say more. */
  release: { number: number; releasedAt: Date } | null
  isBehind: boolean
  obstacle: ReleaseObstacle | null
  /** Whether a publisher has protected all figures; such come out by themselves. */
  isOfficial: boolean
  /** What feeds it, in words; null when figures come by hand. */
  series: string | null
  mayKeep: boolean
  done?: string | undefined
}

const tagOf: Record<Standing, TagKind> = {
  released: 'success',
  withheld: 'neutral',
  new: 'warning',
  changed: 'warning',
  'to-withhold': 'neutral',
  waits: 'info',
}

const trail = ({ frame, t, indicator }: { frame: Frame; t: { home: string; indicators: string }; indicator: Indicator }) => [
  { text: t.home, href: `/${frame.locale}` },
  { text: t.indicators, href: `/${frame.locale}/indicators` },
  { text: saidIn(indicator.name, frame.locale).text, href: `/${frame.locale}/indicators/${indicator.slug}` },
]

export const ValuesPage = (props: ValuesProps) => {
  const { frame, t, indicator, values, standings, series, mayKeep, done } = props
  const path = `/${frame.locale}/indicators/${indicator.slug}/values`
  const hidden = [...standings.values()].some((standing) => standing === 'withheld' || standing === 'to-withhold')
  return (
    <Page
      frame={frame}
      title={t.title(saidIn(indicator.name, frame.locale).text)}
      lead={t.lead}
      breadcrumbs={trail(props)}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      {series && (
        <Notice title={t.seriesTitle}>
          <p>{indicator.state === 'adopted' ? t.seriesText(series) : t.seriesLater(series)}</p>
        </Notice>
      )}
      {mayKeep && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${path}/new`}>
            {t.add}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${path}/import`}>
            {t.fromFile}
          </ButtonLink>
        </ButtonRow>
      )}
      <Releasing {...props} path={path} />
      {values.length === 0 ? <EmptyState title={t.emptyTitle} text={t.empty} /> : <Figures {...props} path={path} />}
      {hidden && <p>{t.withheldNote}</p>}
      {[...standings.values()].includes('waits') && <p>{t.waitsNote}</p>}
      {missingIn(values).map(({ periods, reason }) => (
        <p>
          {t.hole(periods)} <Words of={saidIn({ da: reason, en: '' }, frame.locale)} />
        </p>
      ))}
    </Page>
  )
}

const Figures = (props: ValuesProps & { path: string }) => {
  const { frame, t, indicator, values, mayKeep, path } = props
  return (
    <>
      <h2>{t.figures}</h2>
      <Table
        caption={t.figures}
        captionHidden
        columns={[
          { key: 'period', heading: t.period },
          { key: 'value', heading: t.value(saidIn(indicator.unit, frame.locale).text), numeric: true },
          { key: 'interval', heading: t.interval },
          { key: 'n', heading: t.n },
          { key: 'standing', heading: t.standing },
          { key: 'from', heading: t.from },
          ...(mayKeep ? [{ key: 'correct', heading: t.correctHeading }] : []),
        ]}
        rows={values.map((value) => ({ cells: cellsOf(value, props, path) }))}
      />
    </>
  )
}

function cellsOf(value: IndicatorValue, { frame, t, told, indicator, values, standings, mayKeep }: ValuesProps, path: string) {
  const { locale } = frame
  const figure = (one: number) => formatNumber(one, locale, indicator.digits)
  const isCorrected = value.replacedBy !== null
  const written = (none: string, en = '') => Words({ of: saidIn({ da: none, en }, locale) })
  const reason = (given: { none: string }) => written(given.none, reasonOf(value, given).en)
  const struck = (text: string) => (isCorrected ? <del>{text}</del> : text)
  const { interval, n } = value
  const correction = values.find(({ id }) => id === value.replacedBy)
  const standing = standings.get(value.period) ?? 'new'
  const period = periodInWords(value.period, told, locale)
  return {
    period,
    value: struck(figure(value.value)),
    interval: 'none' in interval ? reason(interval) : t.between(figure(interval.lower), figure(interval.upper)),
    n: 'none' in n ? reason(n) : formatNumber(n.count, locale),
    standing: correction ? (
      <>
        {t.corrected(correction.enteredByName, formatDate(correction.enteredAt, locale))} {written(correction.reason)}
      </>
    ) : (
      <Tag kind={tagOf[standing]}>{t.standings[standing]}</Tag>
    ),
    from: enteredInWords(value, frame, t),
    correct: mayKeep && !isCorrected ? <a href={`${path}/new?period=${value.period}`}>{t.correct(period)}</a> : '',
  }
}

function enteredInWords({ origin, provenance, enteredByName, enteredAt }: IndicatorValue, { locale }: Frame, t: typeof da): string {
  const when = formatDate(enteredAt, locale)
  if (origin === 'series') return t.bySeries(String(provenance.table ?? ''), when)
  if (origin === 'file') return t.byFile(String(provenance.file ?? ''), enteredByName, when)
  return t.byHand(enteredByName, when)
}

const toRelease: readonly Standing[] = ['new', 'changed', 'to-withhold']

const Releasing = (props: ValuesProps & { path: string }) => {
  const { frame, t, indicator, standings, release, isBehind, obstacle, isOfficial, series, mayKeep, path } = props
  const waiting = [...standings.values()].filter((standing) => toRelease.includes(standing)).length
  const state = waiting > 0 ? t.waiting(formatNumber(waiting, frame.locale)) : isBehind ? t.wordsWaiting : t.upToDate
  return (
    <>
      <h2>{t.releaseTitle}</h2>
      {obstacle ? (
        <Notice>{t.obstacles[obstacle]}</Notice>
      ) : (
        <p>
          {release ? t.released(formatNumber(release.number, frame.locale), formatDate(release.releasedAt, frame.locale)) : t.neverReleased}
          {release && ` ${state}`}
        </p>
      )}
      {release && (
        <p>
          <a href={`/${frame.locale}/data/${indicatorDataset(indicator.slug)}`}>{t.seeReleased}</a>
        </p>
      )}
      {isBehind && obstacle === null && series && !isOfficial && <p>{t.waitsForPerson}</p>}
      {mayKeep && isBehind && obstacle === null && (
        <>
          <p>{t.releaseNote}</p>
          <ButtonRow>
            <ButtonLink href={`${path}/release`}>{t.release}</ButtonLink>
          </ButtonRow>
        </>
      )}
    </>
  )
}
