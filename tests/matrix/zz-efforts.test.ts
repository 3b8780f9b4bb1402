import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mountTown } from '../../src/app.ts'
import { newTownWeb } from '../../src/platform/http/serve.ts'
import { matrix } from './leaks.ts'
import { twoTowns } from './two-towns.ts'
test('efforts only', async () => {
  const towns = await twoTowns()
  const { asked, leaks } = await matrix(newTownWeb(towns.town.platform, (pages) => mountTown(pages)), towns, ({ path }) => /efforts\/:id($|\/(edit|move|partners|perspectives|verdict))|efforts$|efforts\/new/.test(path))
  console.log(asked)
  await towns.close()
  assert.deepEqual(leaks, [])
})
