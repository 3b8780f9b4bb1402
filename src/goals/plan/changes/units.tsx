// A difference as it is read: what was taken out and what was put in, marked for the eye and said for the ear.
import { Details, type Frame } from '@trygby/ui'
import type { Piece, UnitChange } from './model.ts'
import type { da } from './texts.da.ts'

interface Words {
  frame: Pick<Frame, 'locale' | 'dir'>
  t: Pick<typeof da, 'saidAdded' | 'saidRemoved' | 'saidEnd' | 'unchanged' | 'nothing'>
}

/** The words of a paragraph, those taken out and put in marked and named. The text is Danish; what is said about it is in the reader's language. */
export const Pieces = ({ pieces, frame, t }: Words & { pieces: Piece[] }) => {
  const said = (words: string) => <span class="sr-only" lang={frame.locale} dir={frame.dir}>{` ${words} `}</span>
  return (
    <>
      {pieces.map(({ kind, text }, place) =>
        kind === 'same' ? (
          text
        ) : kind === 'added' ? (
          <>
            {pieces[place - 1]?.kind === 'removed' && ' '}
            <ins>
              {said(t.saidAdded)}
              {text}
              {said(t.saidEnd)}
            </ins>
          </>
        ) : (
          <del>
            {said(t.saidRemoved)}
            {text}
            {said(t.saidEnd)}
          </del>
        ),
      )}
    </>
  )
}

/** Paragraphs in order; a run of unchanged ones is folded, so that the changes stand out. The text itself is Danish. */
export const Units = ({ units, frame, t }: Words & { units: UnitChange[] }) => {
  if (units.every(({ kind }) => kind === 'same')) return <p>{t.nothing}</p>
  return (
    <>
      {runsOf(units).map((run) =>
        run[0]?.kind === 'same' ? (
          <Details title={t.unchanged(run.length)}>
            <div lang="da" dir="ltr">
              {run.map(({ pieces }) => (
                <p>
                  <Pieces pieces={pieces} frame={frame} t={t} />
                </p>
              ))}
            </div>
          </Details>
        ) : (
          run.map(({ pieces }) => (
            <p lang="da" dir="ltr">
              <Pieces pieces={pieces} frame={frame} t={t} />
            </p>
          ))
        ),
      )}
    </>
  )
}

function runsOf(units: UnitChange[]): UnitChange[][] {
  const runs: UnitChange[][] = []
  for (const unit of units) {
    const last = runs.at(-1)
    if (last && (last[0]?.kind === 'same') === (unit.kind === 'same')) last.push(unit)
    else runs.push([unit])
  }
  return runs
}
