// A difference as it is read: what was taken out and what was put in, marked for the eye and said for the ear.
import { Details } from '@trygby/ui'
import type { Piece, UnitChange } from './model.ts'
import type { da } from './texts.da.ts'

type Words = Pick<typeof da, 'saidAdded' | 'saidRemoved' | 'saidEnd' | 'unchanged' | 'nothing'>

/** The words of a paragraph, those taken out and put in marked and named. */
export const Pieces = ({ pieces, t }: { pieces: Piece[]; t: Words }) => (
  <>
    {pieces.map(({ kind, text }) =>
      kind === 'same' ? (
        text
      ) : kind === 'added' ? (
        <ins>
          <span class="sr-only">{` ${t.saidAdded} `}</span>
          {text}
          <span class="sr-only">{` ${t.saidEnd} `}</span>
        </ins>
      ) : (
        <del>
          <span class="sr-only">{` ${t.saidRemoved} `}</span>
          {text}
          <span class="sr-only">{` ${t.saidEnd} `}</span>
        </del>
      ),
    )}
  </>
)

/** Paragraphs in order; a run of unchanged ones is folded, so that the changes stand out. The text itself is Danish. */
export const Units = ({ units, t }: { units: UnitChange[]; t: Words }) => {
  if (units.every(({ kind }) => kind === 'same')) return <p>{t.nothing}</p>
  return (
    <>
      {runsOf(units).map((run) =>
        run[0]?.kind === 'same' ? (
          <Details title={t.unchanged(run.length)}>
            <div lang="da" dir="ltr">
              {run.map(({ pieces }) => (
                <p>
                  <Pieces pieces={pieces} t={t} />
                </p>
              ))}
            </div>
          </Details>
        ) : (
          run.map(({ pieces }) => (
            <p lang="da" dir="ltr">
              <Pieces pieces={pieces} t={t} />
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
