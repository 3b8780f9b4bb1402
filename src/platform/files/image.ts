// Makes a picture that somebody hands in safe to keep and to show: known kinds only, drawn anew, nothing hidden left in it.
import { createHash } from 'node:crypto'
import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { hidesAnother, type ImageKind } from './hidden.ts'

export const mediaTypes: Record<ImageKind, string> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

export interface CleanImage {
  kind: ImageKind
  bytes: Buffer
  width: number
  height: number
  /** SHA-256 of the bytes, in hexadecimal. */
  hash: string
}

/** Why a picture was not accepted; each is a key of the texts. */
export type ImageRefusal = 'imageKind' | 'imageTooLarge' | 'imageBroken' | 'imageHides'

const mostPixels = 40_000_000
const mostBytes = 25_000_000
const longestSide = 2560

/** Reads the picture by its content, never by its name. Refuses what is no picture, what is too large to open, and what breaks off. */
export async function cleanImage(bytes: Uint8Array): Promise<CleanImage | ImageRefusal> {
  const kind = kindOf(bytes)
  if (!kind) return 'imageKind'
  if (bytes.byteLength > mostBytes) return 'imageTooLarge'
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pixels = pixelsSaid(kind, file)
  if (pixels === null) return 'imageBroken'
  if (pixels > mostPixels) return 'imageTooLarge'
  if (hidesAnother(kind, file)) return 'imageHides'
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    const { data, info } = await encode(
      picture.rotate().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true }),
      kind,
    )
    return { kind, bytes: data, width: info.width, height: info.height, hash: createHash('sha256').update(data).digest('hex') }
  } catch (error) {
    return error instanceof Error && /pixel limit/.test(error.message) ? 'imageTooLarge' : 'imageBroken'
  }
}

/** Drawn anew from its pixels; whatever else the file carried (place, camera, a second file behind the picture) is gone. */
function encode(picture: Sharp, kind: ImageKind): Promise<{ data: Buffer; info: OutputInfo }> {
  const drawn = {
    jpeg: () => picture.jpeg({ quality: 82, mozjpeg: false }),
    png: () => picture.png(),
    webp: () => picture.webp({ quality: 82 }),
  }[kind]()
  return drawn.toBuffer({ resolveWithObject: true })
}

function kindOf(bytes: Uint8Array): ImageKind | null {
  const begins = (text: string, at = 0) => Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text
  if (begins('\xff\xd8\xff')) return 'jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'png'
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp'
  return null
}

/** Width times height as the file's head says, before anything is opened. Null when the head is not whole. */
function pixelsSaid(kind: ImageKind, bytes: Buffer): number | null {
  try {
    return { jpeg: jpegPixels, png: pngPixels, webp: webpPixels }[kind](bytes)
  } catch {
    return null // reading past the end: the file breaks off in its head
  }
}

const pngPixels = (bytes: Buffer): number => bytes.readUInt32BE(16) * bytes.readUInt32BE(20)

function jpegPixels(bytes: Buffer): number | null {
  let at = 2
  while (bytes.readUInt8(at) === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    if (marker === 0xda) return null
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

function webpPixels(bytes: Buffer): number | null {
  const form = bytes.toString('latin1', 12, 16)
  if (form === 'VP8X') return (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1)
  if (form === 'VP8 ') return (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff)
  if (form !== 'VP8L') return null
  const packed = bytes.readUInt32LE(21)
  return ((packed & 0x3fff) + 1) * (((packed >>> 14) & 0x3fff) + 1)
}
