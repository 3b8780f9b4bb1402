// Sixty samples of municipalities drawn in three ways from figures that are known for all: what each would have said.

import * as Plot from '@observablehq/plot'
import { drawPermutation, numericTerm, type RandomStream, randomStream } from '../src/index.ts'
import { calibrate, type SurveyDesign, surveyDesign, surveyTotal } from '../src/surveys/index.ts'
import type { Figure, Rows } from './figure.ts'

const SAMPLES = 60
const DRAWN = 36

const BY_LOT = 'drawn by lot'
const BY_SIZE = 'the 12 largest, others by lot'
const KNOWN = 'and calibrated on residents'
const WAYS = [BY_LOT, BY_SIZE, KNOWN]

type Interval = { way: string; estimate: number; lower: number; upper: number; holds: boolean }
type Town = { burglaries: number; residents: number }
type Sample = { towns: Town[]; design: SurveyDesign }

/** Municipalities of one stratum, some of them drawn. */
function drawFrom(towns: readonly Town[], count: number, dice: RandomStream): Town[] {
  return Array.from(drawPermutation(dice, towns.length).subarray(0, count), (i) => towns[i]!)
}

function sampleByLot(towns: readonly Town[], dice: RandomStream): Sample {
  const drawn = drawFrom(towns, DRAWN, dice)
  return {
    towns: drawn,
    design: surveyDesign({ weights: drawn.map(() => towns.length / DRAWN), populationSizes: drawn.map(() => towns.length) }),
  }
}

/** The largest all, and twelve each of the middle and the small ones. */
function sampleBySize(towns: readonly Town[], dice: RandomStream): Sample {
  const strata = [towns.slice(0, 12), towns.slice(12, 50), towns.slice(50)]
  const drawn = strata.flatMap((stratum, h) => drawFrom(stratum, 12, dice).map((town) => ({ town, h, size: stratum.length })))
  const design = surveyDesign({
    weights: drawn.map(({ size }) => size / 12),
    strata: drawn.map(({ h }) => h),
    populationSizes: drawn.map(({ size }) => size),
  })
  return { towns: drawn.map(({ town }) => town), design }
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

async function intervalsOf(rows: Rows): Promise<{ intervals: Interval[]; truth: number }> {
  const towns = rows
    .filter((row) => row.year === '2023')
    .map((row) => ({ burglaries: Number(row.burglary_home), residents: Number(row.population_q1) }))
    .sort((a, b) => b.residents - a.residents)
  const truth = sum(towns.map((town) => town.burglaries))
  const known = { '(Intercept)': towns.length, residents: sum(towns.map((town) => town.residents)) }
  const intervals: Interval[] = []
  const add = (way: string, design: SurveyDesign, sample: Sample) => {
    const { estimate, lower, upper } = surveyTotal(
      design,
      sample.towns.map((town) => town.burglaries),
    )
    intervals.push({ way, estimate, lower, upper, holds: lower <= truth && truth <= upper })
  }
  for (let k = 0; k < SAMPLES; k++) {
    const byLot = sampleByLot(towns, randomStream(2023, k))
    const bySize = sampleBySize(towns, randomStream(2024, k))
    const residents = numericTerm(
      'residents',
      bySize.towns.map((town) => town.residents),
    )
    add(BY_LOT, byLot.design, byLot)
    add(BY_SIZE, bySize.design, bySize)
    add(KNOWN, await calibrate(bySize.design, [residents], known), bySize)
  }
  return { intervals, truth }
}

export const figure: Figure = {
  name: 'surveys',
  title: 'Sixty samples of 36 municipalities in three ways: how sure each would be of the burglaries in all of Denmark',
  source: 'Statistics Denmark, STRAF11 and FOLK1A (CC BY 4.0): reported burglaries in homes 2023, residents 1 January, 98 municipalities',
  n: 'Each line is the 95 % interval of one sample of 36 of 98 municipalities, sorted by estimate; orange lines miss the true total (dashed).',
  caution:
    'how surveys of people err: people refuse and misremember, municipalities do not. Sixty draws show the idea; the coverage table has thousands.',
  async draw(read) {
    const { intervals, truth } = await intervalsOf(read('dk_panel_2016_2023.csv'))
    const placed = WAYS.flatMap((way) =>
      intervals
        .filter((interval) => interval.way === way)
        .sort((a, b) => a.estimate - b.estimate)
        .map((interval, place) => ({ ...interval, place })),
    )
    const colour = (interval: Interval) => (interval.holds ? '#1f4e79' : '#c2571a')
    const labels = WAYS.map((way) => {
      const held = placed.filter((interval) => interval.way === way && interval.holds).length
      return { way, text: `${way}\n${held} of ${SAMPLES} hold the truth` }
    })
    return {
      height: 440,
      marginLeft: 44,
      marginTop: 66,
      fx: { domain: WAYS, label: null, axis: null, padding: 0.08 },
      x: { axis: null, domain: [-2, SAMPLES + 1] },
      y: { label: 'burglaries in homes, all of Denmark, thousands', tickFormat: (value: number) => String(value / 1000), grid: true },
      marks: [
        Plot.ruleY([truth], { stroke: '#6b7280', strokeDasharray: '4 3' }),
        Plot.ruleX(placed, { fx: 'way', x: 'place', y1: 'lower', y2: 'upper', stroke: colour, strokeWidth: 1.6 }),
        Plot.dot(placed, { fx: 'way', x: 'place', y: 'estimate', r: 1.6, fill: colour }),
        Plot.text(labels, {
          fx: 'way',
          text: 'text',
          frameAnchor: 'top-left',
          lineAnchor: 'bottom',
          dy: -6,
          fontWeight: 600,
          fill: '#1b2a2e',
        }),
      ],
    }
  },
}
