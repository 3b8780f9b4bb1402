// The published figures of 2016-2025, read from the folder beside the project where it is there; tests only.
import { existsSync, readFileSync } from 'node:fs'
import { misleadingResidents } from '../expect/misleading-residents.ts'
import { type CrimeFigures, groups, offenceCodes } from '../model.ts'

const folder = new URL('../../../../../shared/data/', import.meta.url)
export const areThere: boolean = existsSync(new URL('dk_straf11_quarterly_2016_2025.csv', folder))

const read = (name: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/)
  const keys = head.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map(([, whole = '', quoted]) => quoted ?? whole)
    return Object.fromEntries(keys.map((key, place) => [key, cells[place] ?? '']))
  })
}

/** The 98 municipalities with what is at hand: reported offences, residents, and two conditions that end in 2023. */
export function realFigures(townCode = '183'): CrimeFigures {
  const panel = read('dk_panel_2016_2023.csv')
  const crime = read('dk_straf11_quarterly_2016_2025.csv')
  const people = read('dk_folk1a_population_q1_2016_2025.csv')
  const areas = [...new Set(panel.map((row) => row.kommune_code ?? ''))].sort()
  const quarters = [...new Set(crime.map((row) => row.quarter ?? ''))].sort()
  const peopleQuarters = [...new Set(people.map((row) => row.period ?? ''))].sort()
  const years = [...new Set(panel.map((row) => Number(row.year)))].sort()
  const fill = (width: number, cells: [area: string, place: number, value: string][]) => {
    const values = new Float64Array(areas.length * width).fill(Number.NaN)
    for (const [area, place, value] of cells)
      if (areas.includes(area) && place >= 0 && value !== '') values[areas.indexOf(area) * width + place] = Number(value)
    return values
  }
  const condition = (column: string) =>
    fill(
      years.length,
      panel.map((row) => [row.kommune_code ?? '', years.indexOf(Number(row.year)), row[column] ?? '']),
    )
  const count = (code: string) => {
    const rows = crime.filter((row) => row.offence_code === code)
    return fill(
      quarters.length,
      rows.map((row) => [row.area_code ?? '', quarters.indexOf(row.quarter ?? ''), row.reported ?? '']),
    )
  }
  const counts = Object.fromEntries(groups.map((group) => [group, count(offenceCodes[group])])) as CrimeFigures['counts'] // one entry for each group
  const residents = fill(
    peopleQuarters.length,
    people.map((row) => [row.area_code ?? '', peopleQuarters.indexOf(row.period ?? ''), row.population ?? '']),
  )
  return {
    areas,
    town: areas.indexOf(townCode),
    quarters,
    counts,
    residents: { quarters: peopleQuarters, values: residents },
    conditions: [
      { key: 'gini', years, values: condition('gini') },
      { key: 'unemployment', years, values: condition('unemployment_pct') },
    ],
    misleading: misleadingResidents.map(({ code }) => code),
  }
}
