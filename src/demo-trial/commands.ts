// `trygby demo trial-town`: a second, invented town with the densities of real ones, to see maps and charts with, and away again.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, readOptions } from '../platform/command.ts'
import { openDb } from '../platform/db.ts'
import { todayInTown } from '../platform/form/model.ts'
import { fillTrialTown, removeTrialTown, trialHost } from './fill.ts'
import { credits, files, readPoints } from './points.ts'

/** Where the points lie beside the project of those who have them. */
const usualFolder = '../shared/data'

export const commands: Command[] = [
  {
    name: 'demo trial-town',
    usage: `makes a second, invented town with real densities from the points in --data FOLDER (${usualFolder}); --remove takes it away`,
    run: async (args, { config, ownerUrl, print }) => {
      const { options } = readOptions(args)
      const owner = openDb(ownerUrl, { connections: 1 })
      try {
        if (options.remove) return await remove(owner, print)
        if (config.mode === 'production') {
          print('This town is in production, and nothing invented belongs in its database.')
          return 1
        }
        return await fill(owner, resolve(options.data ?? usualFolder), config.publicUrl, print)
      } finally {
        await owner.close()
      }
    },
  },
]

async function fill(owner: ReturnType<typeof openDb>, folder: string, publicUrl: string, print: (line: string) => void): Promise<number> {
  const missing = Object.values(files).filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0) {
    print(`The points are not there: ${missing.join(' and ')} in ${folder}. Name their folder with --data.`)
    return 2
  }
  const today = todayInTown()
  const { municipality, reports, isNew } = await fillTrialTown(owner, await readPoints(folder, today), today)
  const address = new URL(publicUrl)
  address.hostname = trialHost
  print(
    isNew
      ? `Prøveby is here as town ${municipality}, with ${reports} invented reports.`
      : `Prøveby is here already, as town ${municipality}. Nothing was changed.`,
  )
  print(`Its pages: ${address.origin}`)
  for (const credit of Object.values(credits)) print(credit)
  return 0
}

async function remove(owner: ReturnType<typeof openDb>, print: (line: string) => void): Promise<number> {
  const reports = await removeTrialTown(owner)
  print(reports === null ? 'There is no trial town here.' : `Removed: Prøveby and its ${reports} reports. Its name and its log stay.`)
  return 0
}
