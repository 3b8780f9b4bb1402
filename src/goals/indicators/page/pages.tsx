// The page of one indicator: the answer first, then the figures, what the town wants, how the figure is made, and the files.
import { Details, Downloads, EmptyState, formatDate, formatNumber, Notice, type NoticeKind, Page, Prose, Summary } from '@trygby/ui'
import { downloadsOf, type Release } from '../../../platform/release/index.ts'
import type { Movement } from '../../goals/model.ts'
import { Paragraphs, Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import { type Bilingual, indicatorDataset } from '../model.ts'
import { targetStanding } from '../movement.ts'
import { changeUnit, movementInWords, periodInWords } from '../told/told.ts'
import { Colleagues } from './colleagues.tsx'
import { FiguresInTime, NewestFigure } from './figures.tsx'
import type { IndicatorProps } from './props.ts'

const noticeOf: Record<Movement, NoticeKind> = {
  better: 'success',
  worse: 'warning',
  held: 'info',
  'no-clear-change': 'info',
  'cannot-tell': 'info',
}

export const IndicatorPage = (props: IndicatorProps) => {
  const { frame, t, told, indicator, released, staff, done } = props
  const name = saidIn(indicator.name, frame.locale)
  const unit = saidIn(released?.terms.unit ?? indicator.unit, frame.locale).text
  const words = released && movementInWords(released.moved, released.terms, unit, told, frame.locale)
  const given = released && { frame, t, told, title: name.text, unit, ...released }
  return (
    <Page
      frame={frame}
      title={name.text}
      lead={words?.answer ?? <Words of={saidIn(indicator.definition, frame.locale)} />}
      breadcrumbs={[
        { text: t.home, href: `/${frame.locale}` },
        { text: t.indicators, href: `/${frame.locale}/indicators` },
      ]}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      {staff && <Colleagues {...props} staff={staff} />}
      {given?.moved.newest && <NewestFigure {...given} newest={given.moved.newest} indicator={indicator} />}
      {words && released ? (
        <Notice kind={noticeOf[released.moved.movement]} title={told.movements[released.moved.movement]}>
          <p>
            {words.change} {words.why}
          </p>
          <p>{told.readAlone}</p>
        </Notice>
      ) : (
        <Empty {...props} />
      )}
      {given && <FiguresInTime {...given} />}
      <Wished {...props} />
      <Method {...props} />
      {released && <Files {...props} release={released.release} />}
    </Page>
  )
}

/** Why there is nothing, and what would fill it. */
const Empty = ({ frame, t, indicator, staff }: IndicatorProps) => (
  <EmptyState
    title={t.noFiguresTitle}
    text={
      <>
        {t.noFigures} {t.noFiguresFrom} <Words of={saidIn(indicator.source, frame.locale)} />
      </>
    }
    {...(staff?.mayKeep ? { action: { text: t.enter, href: `/${frame.locale}/indicators/${indicator.slug}/values/new` } } : {})}
  />
)

/** The direction, the wished level, and whether it is reached: three things, said apart. */
const Wished = ({ frame, t, told, indicator, released, goalTitle }: IndicatorProps) => {
  const { aim, goodIs, target, digits, unit } = released?.terms ?? indicator
  const standing = released && targetStanding(released.moved.newest, target, goodIs)
  return (
    <section>
      <h2>{t.aimTitle}</h2>
      <Summary
        facts={[
          {
            name: t.goal,
            value: (
              <a href={`/${frame.locale}/goals/${indicator.goal}`}>
                <Words of={goalTitle} />
              </a>
            ),
          },
          { name: t.aim, value: t.aimWords(told.aims[aim], told.goodIs[goodIs]) },
          {
            name: t.wished,
            value: target
              ? t.wishedWords(
                  `${formatNumber(target.value, frame.locale, digits)} ${saidIn(unit, frame.locale).text}`,
                  formatDate(target.on, frame.locale),
                )
              : t.noTarget,
          },
          ...(standing ? [{ name: t.standing, value: told.standings[standing] }] : []),
        ]}
      />
    </section>
  )
}

/** Enough for a stranger to work out the same. */
const Method = ({ frame, t, told, indicator, released }: IndicatorProps) => {
  const { margin, digits, baselinePeriod, unit } = released?.terms ?? indicator
  const { locale } = frame
  const words = (of: Bilingual) => {
    const said = saidIn(of, locale)
    return said.text.includes('\n') ? <Paragraphs of={said} /> : <Words of={said} />
  }
  const marginDigits = Math.max(digits, String(margin).split('.')[1]?.length ?? 0)
  return (
    <section>
      <h2>{t.method}</h2>
      <Summary
        facts={[
          { name: t.definition, value: words(indicator.definition) },
          { name: t.formula, value: words(indicator.formula) },
          { name: t.source, value: words(indicator.source) },
          { name: t.cannotSay, value: words(indicator.cannotSay) },
          { name: t.unit, value: words(unit) },
          { name: t.frequency, value: told.frequencies[indicator.frequency] },
          { name: t.responsible, value: indicator.responsible || t.nobody },
          { name: t.from, value: baselinePeriod ? periodInWords(baselinePeriod, told, locale) : t.fromFirst },
          {
            name: t.margin,
            value: `${formatNumber(margin, locale, Math.min(4, marginDigits))} ${changeUnit(saidIn(unit, locale).text, told)}`,
          },
          { name: t.dataClass, value: t.classes[indicator.dataClass] },
        ]}
      />
      <Details title={t.judgedTitle}>
        {t.judged.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <p>{t.reference}</p>
      </Details>
    </section>
  )
}

const Files = ({ frame, t, indicator, release }: IndicatorProps & { release: Release }) => {
  const dataset = indicatorDataset(indicator.slug)
  return (
    <Prose>
      <Downloads downloads={downloadsOf(frame.locale, dataset)} />
      <p>
        {t.released(formatNumber(release.number, frame.locale), formatDate(release.releasedAt, frame.locale))}{' '}
        <a href={`/${frame.locale}/data/${dataset}`}>{t.earlier}</a>
      </p>
    </Prose>
  )
}
