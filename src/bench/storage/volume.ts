// A disk of a bench's own: a file with a file system in it, which can be copied as it stands and filled to the brim.
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Volume {
  /** Where its files are seen. */
  folder: string
  /** The disk itself, byte for byte. */
  image: string
  remove(): Promise<void>
}

/** Why there can be no such disk on this machine, or null when there can. */
export async function whyNoVolume(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a disk of its own is made by root on Linux only'
  try {
    await (await makeVolume(8)).remove()
    return null
  } catch (error) {
    return `this machine makes no disk of its own: ${(error as Error).message.trim().split('\n').at(-1)}`
  }
}

/** An empty disk of so many megabytes. */
export const makeVolume = (megabytes: number): Promise<Volume> =>
  mountNew(async (image) => {
    await run('truncate', ['-s', `${megabytes}M`, image])
    await run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
  })

/**
 * The disk as it would be found after the power went: what was on its way to it is not there.
 * Whoever writes to it must stand still; the copy is taken again until the original no longer moves under it.
 */
export const copyAsCutOff = (volume: Volume): Promise<Volume> =>
  mountNew(async (image) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      await run('cp', ['--sparse=always', volume.image, image])
      if (await areEqual(volume.image, image)) return
    }
    throw new Error('The disk moved under every one of twenty copies; something still writes to it.')
  })

const areEqual = (one: string, other: string): Promise<boolean> =>
  run('cmp', ['-s', one, other]).then(
    () => true,
    () => false,
  )

const filler = (volume: Volume) => join(volume.folder, 'filler')

/** Fills the disk until not a byte more goes in. */
export async function fillUp(volume: Volume): Promise<void> {
  for (const size of ['1M', '4K', '512'])
    await run('dd', ['if=/dev/zero', `of=${filler(volume)}`, `bs=${size}`, 'oflag=append', 'conv=notrunc']).catch(() => {}) // ends with: no space left
}

export const freeUp = (volume: Volume): Promise<void> => rm(filler(volume))

async function mountNew(prepare: (image: string) => Promise<void>): Promise<Volume> {
  const base = await mkdtemp(join(tmpdir(), 'trygby-disk-'))
  await chmod(base, 0o755) // the database's own account goes through here
  const image = join(base, 'image')
  const folder = join(base, 'disk')
  await mkdir(folder)
  try {
    await prepare(image)
    await run('mount', ['-o', 'loop', image, folder])
  } catch (error) {
    await rm(base, { recursive: true, force: true })
    throw error
  }
  return {
    folder,
    image,
    remove: async () => {
      await run('umount', [folder]).catch(() => run('umount', ['-l', folder]))
      await rm(base, { recursive: true, force: true })
    },
  }
}
