// How far the newest answers hang on one thing: each asked again without one condition, or without a municipality whose residents mislead.
import { adjustPValues, expectedCount, type TownFigures } from '@trygby/analysis'
import { type CrimeFigures, type Group, type SensitivityRow, type Without, withoutMunicipality } from '../model.ts'
import { answerOf, orNull, verdictOn } from './answer-of.ts'
import { type Setting, townFigures } from './setting.ts'

/** The answers of these groups for each thing left out, and for the whole model; adjusted over the groups as the real ones are. */
export async function leaveOutEach(setting: Setting, figures: CrimeFigures, groups: readonly Group[]): Promise<SensitivityRow[]> {
  const conditions = setting.conditions.map(({ key }) => key)
  const misleading = figures.misleading.filter((code) => figures.areas.includes(code) && code !== figures.areas[figures.town])
  const given = groups.map((group) => townFigures(setting, figures, group))
  const rows: SensitivityRow[] = []
  for (const without of [null, ...conditions, ...misleading.map(withoutMunicipality)]) {
    const towns = await Promise.all(
      given.map((whole) => answerOf(() => expectedCount(leaveOut(whole, without, figures.areas), figures.town))),
    )
    const adjusted = adjustPValues(towns.map((town) => town?.p ?? Number.NaN)).adjusted
    for (const [place, group] of groups.entries()) {
      const town = towns[place]
      rows.push({
        group,
        period: setting.period.name,
        without,
        expected: orNull(town?.expected),
        ratio: orNull(town?.ratio),
        ratioLow: orNull(town?.ratioLower),
        ratioHigh: orNull(town?.ratioUpper),
        theta: orNull(town?.theta),
        verdict: verdictOn(town, adjusted[place]),
      })
    }
  }
  return rows
}

function leaveOut(whole: TownFigures, without: Without, areas: readonly string[]): TownFigures {
  const covariates = Object.fromEntries(Object.entries(whole.covariates).filter(([key]) => key !== without))
  const teaches = Float64Array.from(whole.teaches ?? [], Number)
  const gone = areas.findIndex((code) => withoutMunicipality(code) === without)
  if (gone >= 0) teaches[gone] = 0
  return { ...whole, covariates, teaches }
}
