// Writes the types of the migrated database's tables; a test holds the file against the migrations.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '../tests/database.ts'

/** Where the types are kept. */
export const typesFile = new URL('../src/platform/db-types.ts', import.meta.url)
const rooms = '(platform|goals|proactive|reactive|public_space|knowledge|cooperation).*'

/** The text db-types.ts would have, made from a freshly migrated database. */
export async function generatedTypes(): Promise<string> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'trygby-types-'))
  const out = join(folder, 'db-types.ts')
  try {
    const codegen = new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url).pathname
    const options = ['--dialect', 'postgres', '--default-schema', 'none', '--include-pattern', rooms, '--log-level', 'error']
    execFileSync(process.execPath, [codegen, ...options, '--url', database.ownerUrl, '--out-file', out], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return readFileSync(out, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await database.close()
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(typesFile, await generatedTypes())
