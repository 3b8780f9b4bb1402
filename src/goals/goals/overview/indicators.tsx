// A goal's indicators one by one: how each moves, its newest released figure, how sure it is, and where it comes from.
import { Details, EmptyState, type Frame, formatDate, formatNumber, type Row, Summary, Table, Tag } from '@trygby/ui'
import { figureInWords, intervalInWords, movementInWords, type ToldWords, tagOf } from '../../indicators/told/told.ts'
import { hrefIn } from '../room/page.tsx'
import { Words } from '../said/both.tsx'
import { saidIn } from '../said/model.ts'
import type { Worded } from '../wording/model.ts'
import type { Shown } from './standing.ts'
import type { da } from './texts.da.ts'

interface IndicatorsProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  worded: Worded
  indicators: Shown[]
}

export const Indicators = (props: IndicatorsProps) => {
  const { frame, t, told, worded, indicators } = props
  if (indicators.length === 0) return <EmptyState title={t.noIndicators} text={t.waiting[worded.goal]} />
  return (
    <section>
      <h2>{t.indicators}</h2>
      <p>{told.readAlone}</p>
      <Table
        caption={t.caption(worded.title.text)}
        captionHidden
        columns={[
          { key: 'name', heading: t.indicator },
          { key: 'movement', heading: t.movement },
          { key: 'newest', heading: t.newest },
          { key: 'interval', heading: t.interval },
          { key: 'n', heading: t.n, numeric: true },
        ]}
        rows={indicators.map((one) => rowOf(one, props))}
      />
      {indicators.some(({ released }) => released) && <Sources frame={frame} t={t} indicators={indicators} />}
    </section>
  )
}

function rowOf({ indicator, released }: Shown, { frame, t, told }: IndicatorsProps): Row {
  const { locale } = frame
  const { digits } = indicator
  const start = { href: hrefIn(frame, `/indicators/${indicator.slug}`) }
  const name = <Words of={saidIn(indicator.name, locale)} />
  if (!released?.moved.newest) return { ...start, cells: { name, movement: t.noFigures, newest: '–', interval: '–', n: '–' } }
  const { moved, besides } = released
  const unit = saidIn(indicator.unit, locale).text
  return {
    ...start,
    cells: {
      name,
      movement: (
        <>
          <Tag kind={tagOf[moved.movement]}>{told.movements[moved.movement]}</Tag>
          <br />
          {movementInWords(moved, indicator, unit, told, locale).answer}
        </>
      ),
      newest: figureInWords(released.moved.newest, unit, digits, told, locale),
      interval: intervalInWords(released.moved.newest.interval, digits, told, locale) ?? (besides.noInterval || t.noneOf),
      n: besides.n === null ? besides.noN || t.noneOf : formatNumber(besides.n, locale),
    },
  }
}

/** Where each figure comes from and what nobody may conclude from it; folded, since a page of its own says the rest. */
const Sources = ({ frame, t, indicators }: Pick<IndicatorsProps, 'frame' | 't' | 'indicators'>) => (
  <Details title={t.sources}>
    {indicators.map(
      ({ indicator, released }) =>
        released && (
          <>
            <h3>
              <Words of={saidIn(indicator.name, frame.locale)} />
            </h3>
            <Summary
              facts={[
                {
                  name: t.source,
                  value: released.origins.map(({ name, fetchedAt }) => <p>{t.fetched(name, formatDate(fetchedAt, frame.locale))}</p>),
                },
                {
                  name: t.cannotSay,
                  value: released.cannotSay.map((words) => (
                    <p>
                      <Words of={saidIn(words, frame.locale)} />
                    </p>
                  )),
                },
              ]}
            />
          </>
        ),
    )}
  </Details>
)
