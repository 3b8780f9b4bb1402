// Invented municipalities for tests: forty of them, ten quarters, two conditions that stop a year early, and counts drawn around what they imply.
import { drawNegativeBinomial, drawNormal, randomStream } from '@trygby/analysis'
import { type CrimeFigures, type Group, groups } from '../model.ts'

const quarters = ['2020K1', '2020K2', '2020K3', '2020K4', '2021K1', '2021K2', '2021K3', '2021K4', '2022K1', '2022K2']
const years = [2019, 2020]

/** The town has `ratio` times what is to be expected in every group; municipalities are alike but for `theta`. */
export function inventedFigures({
  ratio = 1,
  theta = 400,
  municipalities = 40,
}: {
  ratio?: number
  theta?: number
  municipalities?: number
} = {}): CrimeFigures {
  const random = randomStream(20260101)
  // One of them is known to have misleading residents.
  const areas = Array.from({ length: municipalities }, (_, place) => (place === 9 ? '185' : String(101 + place)))
  const residents = Float64Array.from(areas, () => Math.round(8000 + 60000 * random.uniform()))
  const gini = Float64Array.from(areas, () => 26 + 3 * drawNormal(random))
  const unemployment = Float64Array.from(areas, () => 3 + 0.6 * drawNormal(random))
  const town = 6
  const count = (group: Group) =>
    Float64Array.from({ length: areas.length * quarters.length }, (_, cell) => {
      const area = Math.floor(cell / quarters.length)
      const mean =
        ((residents[area] ?? 0) / 400) *
        Math.exp(0.03 * ((gini[area] ?? 0) - 26) + 0.1 * groups.indexOf(group)) *
        (area === town ? ratio : 1)
      return drawNegativeBinomial(random, mean, theta)
    })
  const spread = (values: Float64Array, times: number) =>
    Float64Array.from({ length: values.length * times }, (_, cell) => values[Math.floor(cell / times)] ?? Number.NaN)
  return {
    areas,
    town,
    quarters,
    counts: Object.fromEntries(groups.map((group) => [group, count(group)])) as CrimeFigures['counts'], // an entry for each group
    residents: { quarters: ['2020K1', '2021K1', '2022K1'], values: spread(residents, 3) },
    conditions: [
      { key: 'gini', years, values: spread(gini, years.length) },
      { key: 'unemployment', years, values: spread(unemployment, years.length) },
    ],
    misleading: ['185'],
  }
}
