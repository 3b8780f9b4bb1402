// The efforts that serve a goal, with where each stands and how it was judged.
import { EmptyState, type Frame, formatDate, formatNumber, Table } from '@trygby/ui'
import type { EffortLine } from '../../efforts/model.ts'
import type { da as effortDa } from '../../efforts/words/texts.da.ts'
import { hrefIn } from '../room/page.tsx'
import { Words } from '../said/both.tsx'
import { saidIn } from '../said/model.ts'
import type { Worded } from '../wording/model.ts'
import type { da } from './texts.da.ts'

interface EffortsProps {
  frame: Frame
  t: typeof da
  /** The words for what an effort can be. */
  effortWords: typeof effortDa
  worded: Worded
  /** The first of them, and how many there are. */
  efforts: { lines: EffortLine[]; total: number }
}

export const Efforts = ({ frame, t, effortWords, worded, efforts: { lines, total } }: EffortsProps) => {
  if (lines.length === 0) return <EmptyState title={t.noEfforts} text={t.noEffortsText} />
  return (
    <section>
      <h2>{t.efforts}</h2>
      <Table
        caption={t.effortsCaption(worded.title.text)}
        captionHidden
        columns={[
          { key: 'effort', heading: t.effort },
          { key: 'state', heading: t.state },
          { key: 'verdict', heading: t.verdict },
          { key: 'when', heading: t.when },
          { key: 'kind', heading: t.kind },
        ]}
        rows={lines.map((line) => ({
          href: hrefIn(frame, `/efforts/${line.id}`),
          cells: {
            effort: <Words of={saidIn(line.name, frame.locale)} />,
            kind: effortWords.kinds[line.kind],
            state: line.isPublic ? effortWords.states[line.state] : `${effortWords.states[line.state]} (${t.notPublic})`,
            when: whenOf(line, t, frame.locale),
            verdict: line.verdict ? effortWords.verdicts[line.verdict] : t.notJudgedYet,
          },
        }))}
      />
      {total > lines.length && (
        <p>
          <a href={hrefIn(frame, `/efforts?goal=${worded.goal}`)}>{t.allEfforts(formatNumber(total, frame.locale))}</a>
        </p>
      )}
    </section>
  )
}

function whenOf({ from, to }: EffortLine, t: typeof da, locale: Frame['locale']): string {
  if (from && to) return t.fromTo(formatDate(from, locale), formatDate(to, locale))
  if (from) return t.from(formatDate(from, locale))
  return to ? t.to(formatDate(to, locale)) : t.noDates
}
