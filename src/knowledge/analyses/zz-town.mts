import { testDatabase } from '/work/main/tests/database.ts'
import { asSystem, openDb } from '/work/main/src/platform/db.ts'
import { readConfig } from '/work/main/src/platform/config.ts'
import { makeTown } from '/work/main/src/platform/town/store.ts'
import { newTownWeb, readAssets, listen } from '/work/main/src/platform/http/serve.ts'
import { navigation } from '/work/main/src/navigation.ts'
import { goalsRoutes } from '/work/main/src/goals/goals/routes.tsx'
import { fewerVictimsNews } from '/work/main/src/knowledge/analyses/news.ts'
import { analysesRoutes } from '/work/main/src/knowledge/analyses/routes.tsx'
import { releaseRoutes } from '/work/main/src/platform/release/index.ts'
import { commands as sc } from '/work/main/src/knowledge/sources/commands.ts'
import { commands as ac } from '/work/main/src/knowledge/analyses/commands.ts'
import { spawn } from 'node:child_process'
const bank = spawn(process.execPath, ['/work/shared/statbank/serve.mjs', '8199'], { stdio: 'inherit' })
await new Promise(r => setTimeout(r, 800))
const database = await testDatabase()
const config = readConfig({ TRYGBY_DATA: '/tmp/g-data', TRYGBY_PSEUDO_LANGUAGE: 'on', STATBANK_URL: 'http://127.0.0.1:8199/v1' })
const db = openDb(database.appUrl, { connections: 6 })
await db.transaction(asSystem(1, 'test'), tx => makeTown(tx, 1, { code: '183', name: 'Ishøj', isDemonstration: false }))
const at = { config, db, municipality: 1, ownerUrl: database.ownerUrl, backupUrl: database.backupUrl, print: (l: string) => console.log(l) }
console.log('import', await sc.find(c => c.name === 'import statbank')!.run([], at as any))
bank.kill()
console.log('analyse', await ac[0]!.run([], at as any))
const platform: any = { config, db, asset: process.env.ASSETS ? readAssets() : (n: string) => '/assets/' + n, navigation, jobs: { enqueue: async () => 'x', stop: async () => {} } }
const web = newTownWeb(platform, w => { goalsRoutes(w, { 'fewer-victims': fewerVictimsNews }); analysesRoutes(w); releaseRoutes(w) })
const l = await listen(web, Number(process.env.PORT ?? 8198), '127.0.0.1')
console.log('listening', l.port)
process.on('SIGTERM', async () => { await l.stop(300); await db.close(); await database.close(); process.exit(0) })
