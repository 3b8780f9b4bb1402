// The habits of this code that no ready-made tool holds: each check is a small file in tools/checks.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { home } from './environment.mjs'

const folder = join(home, 'tools', 'checks')
const names = readdirSync(folder).filter((name) => name.endsWith('.mjs') && name !== 'source.mjs')

let found = 0
for (const name of names.sort()) {
  /** @type {{ findings(): string[] }} */
  const check = await import(pathToFileURL(join(folder, name)).href)
  for (const finding of check.findings()) {
    found++
    console.log(`${name.replace('.mjs', '')}: ${finding}`)
  }
}
console.log(found === 0 ? `${names.length} own checks, nothing found` : `${found} found`)
process.exitCode = found === 0 ? 0 : 1
