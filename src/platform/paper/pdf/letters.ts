// The letters paper is set in: the town's own, copied whole by the build, so that a PDF carries Polish and Turkish names too.
import { readFileSync } from 'node:fs'
import type { FontName } from './style.ts'

const files: Record<FontName, string> = {
  regular: 'IBMPlexSans-Regular.ttf',
  semibold: 'IBMPlexSans-SemiBold.ttf',
  italic: 'IBMPlexSans-Italic.ttf',
  'semibold-italic': 'IBMPlexSans-SemiBoldItalic.ttf',
}
export const fontNames = Object.keys(files) as FontName[]

const kept = new Map<FontName, Buffer>()

/** A font's bytes; read once and kept. Throws when the build has not been run. */
export function fontBytes(name: FontName): Buffer {
  const known = kept.get(name)
  if (known) return known
  const folder = new URL('../../../../build/assets/', import.meta.url)
  const manifest: Record<string, string> = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))
  const file = manifest[files[name]]
  if (!file) throw new Error(`No built asset "${files[name]}"; run the build`)
  const bytes = readFileSync(new URL(file, folder))
  kept.set(name, bytes)
  return bytes
}
