// The types of the tables are those of the migrated database: no query is written against a table that is not there.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { generatedTypes, typesFile } from './database-types.ts'

test('src/platform/db-types.ts is what npm run database-types makes of the migrations', async () => {
  const isSame = readFileSync(typesFile, 'utf8') === (await generatedTypes())
  assert.ok(isSame, 'the types are behind the migrations: run npm run database-types')
})
