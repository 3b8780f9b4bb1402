// Finds a second file hidden in a picture: a page, a document or a program that calls itself a picture at the door.
export type ImageKind = 'jpeg' | 'png' | 'webp'

const pages = /<script|<\?php|<html|<!doctype|<iframe|%pdf-/
const drawing = /<svg[\s/>:]|xmlns/g
const drawingSoon = 2000
const archives = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c']
/** Too short to be looked for everywhere, and they work where the picture ends only. */
const beginnings = ['PK\x03\x04', 'PK\x05\x06', '\x7fELF', 'MZ\x90\x00', '#!/']
const endOfZip = 'PK\x05\x06'
/** A zip is read from its end, which stands this near the end of the file. */
const longestEndOfZip = 22 + 0xffff
const padding = 64

/** True when pages lie anywhere in the file, or archives and programs behind the picture's own end. */
export function hidesAnother(kind: ImageKind, bytes: Buffer): boolean {
  const text = bytes.toString('latin1').toLowerCase()
  if (pages.test(text) || holdsDrawing(text)) return true
  const behind = bytes.subarray(endOf[kind](bytes))
  const holds = (part: Buffer, signs: string[]) => signs.some((sign) => part.includes(sign, 0, 'latin1'))
  return holds(behind, archives) || holds(behind.subarray(0, padding), beginnings) || holds(behind.subarray(-longestEndOfZip), [endOfZip])
}

/** "<svg" comes up by chance in the pixels of one honest picture in fifty: a drawing also says soon that it is one. */
function holdsDrawing(text: string): boolean {
  let begun = -Infinity
  for (const { 0: found, index } of text.matchAll(drawing)) {
    if (found !== 'xmlns') begun = index
    else if (index - begun < drawingSoon) return true
  }
  return false
}

/** Where the picture itself ends. A picture that breaks off ends where the file does; opening it will say so. */
const endOf: Record<ImageKind, (bytes: Buffer) => number> = {
  png: (bytes) => {
    const end = bytes.indexOf('IEND', 8, 'latin1')
    return end < 0 ? bytes.length : end + 8
  },
  webp: (bytes) => Math.min(bytes.length, bytes.readUInt32LE(4) + 8),
  jpeg: (bytes) => {
    let at = bytes.indexOf(0xff, 2)
    while (at >= 0 && at + 3 < bytes.length) {
      const marker = bytes.readUInt8(at + 1)
      if (marker === 0xd9) return at + 2
      const isSegment = marker >= 0xc0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd8)
      at = bytes.indexOf(0xff, isSegment ? at + 2 + bytes.readUInt16BE(at + 2) : at + (marker === 0xff ? 1 : 2))
    }
    return bytes.length
  },
}
