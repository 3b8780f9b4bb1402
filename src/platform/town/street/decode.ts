// Turns the bytes of a table into text, whichever of the usual encodings it was saved in.

/** The text and which encoding it was in; null when the bytes are no text in any encoding we read. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'windows-1252' } | null {
  if (bytes.includes(0)) return null // UTF-16, a spreadsheet file, a picture
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    // These bytes mean nothing in windows-1252, so the file is something else.
    return /[\u0080-\u009F]/.test(text) ? null : { text, encoding: 'windows-1252' }
  }
}
