// Reads a Word document back: its parts out of the package, and its paragraphs with their styles.
import { inflateRawSync } from 'node:zlib'
import { DOMParser } from 'linkedom'

/** The parts of the package by their names. */
export function partsOf(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [nameLength, extraLength, noteLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const header = bytes.readUInt32LE(at + 42)
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    const content = bytes.subarray(start, start + packed)
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + nameLength + extraLength + noteLength
  }
  return parts
}

export interface ReadParagraph {
  style: string
  words: string
  isListed: boolean
  isInTable: boolean
}

/** The paragraphs of a part, in order. */
export function paragraphsOf(xml: string): ReadParagraph[] {
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  return [...document.getElementsByTagName('w:p')].map((paragraph) => ({
    style: paragraph.getElementsByTagName('w:pStyle')[0]?.getAttribute('w:val') ?? '',
    words: [...paragraph.getElementsByTagName('w:t')].map((text) => text.textContent ?? '').join(''),
    isListed: paragraph.getElementsByTagName('w:numPr').length > 0,
    isInTable: paragraph.closest('w\\:tc') !== null,
  }))
}
