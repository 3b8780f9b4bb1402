// What a person is told when the town stands: its address, who to sign in as, and whether the real figures are on their way.
import { fetchWhatIsMissing } from './knowledge/sources/jobs.ts'
import type { Platform } from './platform/http/web.ts'
import { allTowns } from './platform/town/store.ts'

/** Says where the town is and starts fetching the official figures that were never fetched. */
export async function welcome({ platform, port }: { platform: Platform; port: number }, say: (line: string) => void): Promise<void> {
  const towns = await platform.db.transaction({ municipality: 0, account: null, roles: [], purpose: 'list towns' }, allTowns)
  const address = process.env.PUBLIC_URL ? platform.config.publicUrl : `http://localhost:${port}`
  say(`\n  ${towns.map((town) => town.name || 'A town without a name yet').join(', ')}: ${address}\n`)
  if (towns.some((town) => town.isDemonstration)) {
    say(`  Sign in as any role:  ${address}/da/sign-in  (invented people, one button each)`)
    say('  Take the demonstration away:  npm run trygby -- demo remove')
  } else say('  First administrator:  npm run trygby -- user invite --email you@town.dk --name "Your Name" --role administrator')
  for (const town of towns)
    if (await fetchWhatIsMissing(platform, town.municipality))
      say('  Official figures are being fetched in the background; the pages say how far it has come.')
}
