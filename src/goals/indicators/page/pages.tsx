// The page of one indicator: the answer first, then the figures, what the town wants, how the figure is made, and the files.
import { Card, CardGrid, Details, Downloads, EmptyState, formatDate, formatNumber, Page, Prose, Summary, Tag } from '@trygby/ui'
import { downloadsOf, type Release } from '../../../platform/release/index.ts'
import { Paragraphs, Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import { type Bilingual, indicatorDataset, type JudgedBy } from '../model.ts'
import { targetStanding } from '../movement.ts'
import { changeUnit, movementInWords, periodInWords, tagOf } from '../told/told.ts'
import { Colleagues } from './colleagues.tsx'
import { FiguresInTime, NewestFigure } from './figures.tsx'
import type { IndicatorProps } from './props.ts'
import { wordsOf } from './release-words.ts'

export const IndicatorPage = (props: IndicatorProps) => {
  const { frame, t, told, indicator, released, staff, done } = props
  const name = saidIn(indicator.name, frame.locale)
  const unit = saidIn(released?.terms.unit ?? indicator.unit, frame.locale).text
  const answer = released && movementInWords(released.moved, released.terms, unit, told, frame.locale).answer
  const given = released && { frame, t, told, title: name.text, unit, ...released }
  return (
    <Page
      frame={frame}
      title={name.text}
      lead={answer ?? <Words of={saidIn(indicator.definition, frame.locale)} />}
      breadcrumbs={[
        { text: t.home, href: `/${frame.locale}` },
        { text: t.indicators, href: `/${frame.locale}/indicators` },
      ]}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      {staff && <Colleagues {...props} staff={staff} />}
      {released ? <Answer {...props} released={released} /> : <Empty {...props} />}
      {given && <FiguresInTime {...given} />}
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

/** Three things, said apart: the newest figure, whether it has moved, and whether it is where the town wants it. */
const Answer = ({ frame, t, told, indicator, released }: IndicatorProps & { released: NonNullable<IndicatorProps['released']> }) => {
  const { release, moved, terms } = released
  const { newest, movement } = moved
  const unit = saidIn(terms.unit, frame.locale).text
  const { why, change } = movementInWords(moved, terms, unit, told, frame.locale)
  const standing = targetStanding(newest, terms.target, terms.goodIs)
  return (
    <CardGrid>
      {newest && (
        <Card title={`${t.newest}, ${periodInWords(newest.period, told, frame.locale)}`}>
          <NewestFigure {...{ frame, told, release, terms, unit, newest, ...wordsOf(release, indicator) }} />
        </Card>
      )}
      <Card title={t.movement} foot={told.readAlone}>
        <p>
          <Tag kind={tagOf[movement]}>{told.movements[movement]}</Tag>
        </p>
        {change && <p>{change}</p>}
        <p>{why}</p>
      </Card>
      <Card title={t.aimTitle}>
        <p>{aimInWords(told, terms)}</p>
        <p>{wishInWords(frame, t, terms)}</p>
        {standing && (
          <p>
            <strong>{`${told.standings[standing]}.`}</strong>
          </p>
        )}
      </Card>
    </CardGrid>
  )
}

/** Which way is good goes without saying but where the figure is to stay. */
const aimInWords = (told: IndicatorProps['told'], { aim, goodIs }: Pick<JudgedBy, 'aim' | 'goodIs'>): string =>
  aim === 'hold' ? `${told.aims.hold}. ${told.goodIs[goodIs]}.` : `${told.aims[aim]}.`

function wishInWords(
  { locale }: IndicatorProps['frame'],
  t: IndicatorProps['t'],
  { target, digits, unit }: Pick<JudgedBy, 'target' | 'digits' | 'unit'>,
): string {
  if (!target) return t.noTarget
  return t.wishedWords(`${formatNumber(target.value, locale, digits)} ${saidIn(unit, locale).text}`, formatDate(target.on, locale))
}

/** Enough for a stranger to work out the same. */
const Method = ({ frame, t, told, indicator, released, goalTitle }: IndicatorProps) => {
  const terms = released?.terms ?? indicator
  const { margin, digits, baselinePeriod, unit } = terms
  // What stands beside released figures is what they were released with; a correction since then waits for the next release.
  const { definition, formula, source } = released ? wordsOf(released.release, indicator) : indicator
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
          { name: t.definition, value: words(definition) },
          { name: t.formula, value: words(formula) },
          { name: t.source, value: words(source) },
          // With figures it stands below them already.
          ...(released ? [] : [{ name: t.cannotSay, value: words(indicator.cannotSay) }]),
          {
            name: t.goal,
            value: (
              <a href={`/${locale}/goals/${indicator.goal}`}>
                <Words of={goalTitle} />
              </a>
            ),
          },
          ...(released
            ? []
            : [
                { name: t.aimTitle, value: aimInWords(told, terms) },
                { name: t.wished, value: wishInWords(frame, t, terms) },
              ]),
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
