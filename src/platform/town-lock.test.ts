// One data folder, one town: tried with real processes, killed ones included.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { holderOf, refusal, takeTown } from './town-lock.mjs'

const lockModule = new URL('./town-lock.mjs', import.meta.url).href
const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trygby-lock-'))
  folders.push(folder)
  return folder
}

/** Another process that tries to take the folder, says what came of it, and stays. */
async function another(folder: string) {
  const script = `import { takeTown } from '${lockModule}'
    const taken = takeTown(${JSON.stringify(folder)}, 'another town')
    console.log('lock' in taken ? 'taken' : 'refused by ' + taken.holder.pid)
    if ('lock' in taken) setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
  return { said: String(said).trim(), pid: child.pid, kill }
}

test('the first town takes the folder, the second is told who has it', async () => {
  const folder = emptyFolder()
  const taken = takeTown(folder, 'the town')
  assert.ok('lock' in taken)
  assert.equal((await another(folder)).said, `refused by ${process.pid}`)
  const holder = holderOf(folder)
  assert.ok(holder)
  assert.match(refusal(holder, folder), new RegExp(`in use by process ${process.pid} \\(the town\\)`))
  taken.lock.release()
  assert.equal(holderOf(folder), null)
})

test('a command that holds the folder is named, with what to do about it', () => {
  const cases = [
    ['for a while', /process \d+ \(trygby some command\)\. Start the town when that command has ended\.$/],
    ['until stopped', /process \d+ \(trygby some command\)\. Stop that command, start the town, and then the command again/],
  ] as const
  for (const [command, sentence] of cases) {
    const folder = emptyFolder()
    const taken = takeTown(folder, 'trygby some command', command)
    assert.ok('lock' in taken)
    const holder = holderOf(folder)
    assert.ok(holder)
    assert.match(refusal(holder, folder), sentence)
    taken.lock.release()
  }
})

test('a town that was killed leaves the folder free', async () => {
  const folder = emptyFolder()
  const first = await another(folder)
  assert.equal(first.said, 'taken')
  assert.ok('holder' in takeTown(folder, 'the town'))
  await first.kill()
  const taken = takeTown(folder, 'the town')
  assert.ok('lock' in taken)
  taken.lock.release()
})

test('a process that got a dead town’s number does not count as that town', () => {
  const folder = emptyFolder()
  const taken = takeTown(folder, 'the town')
  assert.ok('lock' in taken)
  const file = join(folder, 'trygby.lock')
  const holder = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...holder, began: 'long ago' }))
  const again = takeTown(folder, 'the next town')
  assert.ok('lock' in again)
  again.lock.release()
})

test('of ten that find a dead town’s lock at once, one takes the folder', async () => {
  const folder = emptyFolder()
  await (await another(folder)).kill()
  const all = await Promise.all(Array.from({ length: 10 }, () => another(folder)))
  assert.equal(all.filter((one) => one.said === 'taken').length, 1, all.map((one) => one.said).join('; '))
  for (const one of all) await one.kill()
  assert.deepEqual(readdirSync(folder), ['trygby.lock'])
})

test('a town in another container holds the folder while it gives signs of life', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'trygby.lock'), JSON.stringify({ pid: 1, began: 'x', machine: 'elsewhere', deed: 'the town' }))
  const taken = takeTown(folder, 'the town')
  assert.ok('holder' in taken)
  assert.match(refusal(taken.holder, folder), /process 1 on elsewhere/)
})
