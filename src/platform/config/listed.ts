// Several things in one setting or header, with commas between.

/** The parts, without the spaces around them; what is empty is none. */
export const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
