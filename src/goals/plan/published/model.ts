// The addresses of what is adopted: a version as a page, or as a file by its ending.

export const formats = ['pdf', 'docx', 'json'] as const
export type Format = (typeof formats)[number]

/** "3" or "3.pdf" as it stands in the address; null when it is neither. */
export function readVersionName(name: string): { number: number; format: Format | 'page' } | null {
  const [, digits, ending] = /^([1-9]\d{0,5})(?:\.([a-z]{3,4}))?$/.exec(name) ?? []
  if (!digits) return null
  const format = ending === undefined ? 'page' : formats.find((one) => one === ending)
  return format ? { number: Number(digits), format } : null
}
