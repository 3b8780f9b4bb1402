// An answer as the format that was asked for; the same rows in both.
import { element, type Xml, xmlFile } from '../../../platform/xml.ts'
import { type Format, isList, type Part, type Row, type Said } from './model.ts'

export const mediaTypes: Record<Format, string> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' }

export const write = ({ root, body }: Said, format: Format): string =>
  format === 'xml' ? xmlFile(asElement(root, body)) : JSON.stringify(asJson(body))

function asElement(name: string, part: Part): Xml {
  if (typeof part !== 'object' || part === null) return element(name, part)
  if (isList(part))
    return element(
      name,
      part.rows.map((row) => asElement(part.each, row)),
    )
  return element(
    name,
    Object.entries(part).map(([key, value]) => asElement(key, value)),
  )
}

function asJson(part: Part): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (isList(part)) return part.rows.map(asJson)
  return Object.fromEntries(Object.entries(part satisfies Row).map(([key, value]) => [key, asJson(value)]))
}
