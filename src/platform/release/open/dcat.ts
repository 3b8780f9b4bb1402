// The town's open figures as a catalogue other catalogues collect from: DCAT-AP 3 in JSON-LD, every property a term of a published vocabulary.
import type { Contact } from '../../town/contact/model.ts'
import { type Bilingual, type Release, recordsOf } from '../model.ts'
import { type Format, formatsOf, mediaTypes } from './formats.ts'

/** What the catalogue must know of the town and of times before the newest release; `site` is its public address without a slash at the end. */
export interface Publisher {
  site: string
  name: string
  /** The municipality's code; empty where the town has none. */
  code: string
  contact: Pick<Contact, 'email' | 'phone'>
  /** What people may do with the figures, in the town's words. */
  rights: Bilingual
  /** When each dataset was first released. */
  firstReleases: ReadonlyMap<string, Date>
}

type Node = Record<string, unknown>

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const authority = 'http://publications.europa.eu/resource/authority'
const languages = [`${authority}/language/DAN`, `${authority}/language/ENG`].map((id) => ({ '@id': id }))
/** Themes of the EU's list: justice and public safety, population and society. */
const themes = [`${authority}/data-theme/JUST`, `${authority}/data-theme/SOCI`].map((id) => ({ '@id': id }))
/** How the EU's list of file types calls ours; a type that is not in it is said by its media type alone. */
const fileTypes: Partial<Record<Format, string>> = {
  csv: 'CSV',
  json: 'JSON',
  xlsx: 'XLSX',
  pdf: 'PDF',
  jsonstat: 'JSON',
  geojson: 'GEOJSON',
}

const inBoth = ({ da, en }: Bilingual): Node[] => [
  { '@language': 'da', '@value': da },
  { '@language': 'en', '@value': en },
]
const moment = (at: Date): Node => ({ '@type': 'xsd:dateTime', '@value': at.toISOString() })

/** The whole catalogue: every dataset in full, so that one visit is enough. */
export function catalogueOf(releases: readonly Release[], publisher: Publisher, title: Bilingual, description: Bilingual): Node {
  const newest = releases.reduce((latest, { releasedAt }) => Math.max(latest, releasedAt.getTime()), 0)
  return {
    '@context': context,
    '@id': `${publisher.site}/data`,
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(title),
    'dct:description': inBoth(description),
    'dct:publisher': agentOf(publisher),
    'dct:language': languages,
    'foaf:homepage': { '@id': `${publisher.site}/da/data` },
    ...(newest > 0 ? { 'dct:modified': moment(new Date(newest)) } : {}),
    'dcat:dataset': releases.map((release) => nodeOf(release, publisher)),
  }
}

/** One dataset by itself. */
export const datasetOf = (release: Release, publisher: Publisher): Node => ({ '@context': context, ...nodeOf(release, publisher) })

function nodeOf(release: Release, publisher: Publisher): Node {
  const { table, number, releasedAt } = release
  const page = (language: string) => `${publisher.site}/${language}/data/${table.dataset}`
  const temporal = yearsOf(release)
  return {
    '@id': `${publisher.site}/data/${table.dataset}`,
    '@type': 'dcat:Dataset',
    'dct:title': inBoth(table.title),
    'dct:description': inBoth(table.description),
    'dct:identifier': table.dataset,
    'dct:publisher': agentOf(publisher),
    'dct:language': languages,
    'dct:accessRights': { '@id': `${authority}/access-right/PUBLIC` },
    'dct:issued': moment(publisher.firstReleases.get(table.dataset) ?? releasedAt),
    'dct:modified': moment(releasedAt),
    'dcat:version': String(number),
    'dcat:theme': themes,
    'dcat:landingPage': ['da', 'en'].map((language) => ({ '@id': page(language), '@type': 'foaf:Document' })),
    ...(publisher.contact.email || publisher.contact.phone ? { 'dcat:contactPoint': contactOf(publisher) } : {}),
    ...(temporal ? { 'dct:temporal': temporal } : {}),
    // Official statistics may tell of other towns too; the town's own figures tell of the town.
    ...(table.protection.kind === 'official-statistics' ? {} : { 'dct:spatial': townOf(publisher) }),
    'dct:provenance': table.provenance.map(({ credit, table: from, title }) => ({
      '@type': 'dct:ProvenanceStatement',
      'dct:description': inBoth({ da: `${credit}. ${from}: ${title.da}`, en: `${credit}. ${from}: ${title.en}` }),
    })),
    'dcat:distribution': ['da', 'en'].flatMap((language) =>
      formatsOf(release).map((format) =>
        distributionOf(release, format, `${page(language)}.${format}`, page(language), language, publisher.rights),
      ),
    ),
  }
}

function distributionOf(
  { table, number, releasedAt }: Release,
  format: Format,
  file: string,
  page: string,
  language: string,
  rights: Bilingual,
): Node {
  const fileType = fileTypes[format]
  return {
    '@id': `${file}#${number}`,
    '@type': 'dcat:Distribution',
    'dct:title': { '@language': language, '@value': `${language === 'da' ? table.title.da : table.title.en} (${format})` },
    'dcat:accessURL': { '@id': page },
    'dcat:downloadURL': { '@id': file },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaTypes[format]}` },
    ...(fileType ? { 'dct:format': { '@id': `${authority}/file-type/${fileType}` } } : {}),
    'dct:language': { '@id': `${authority}/language/${language === 'da' ? 'DAN' : 'ENG'}` },
    'dct:issued': moment(releasedAt),
    'dct:modified': moment(releasedAt),
    'dct:rights': { '@type': 'dct:RightsStatement', 'dct:description': inBoth(rights) },
  }
}

const agentOf = ({ site, name, code }: Publisher): Node => ({
  '@id': `${site}/`,
  // Who reads without knowing the vocabularies' trees still finds the class the profile asks for; so below.
  '@type': ['foaf:Agent', 'foaf:Organization'],
  'foaf:name': { '@language': 'da', '@value': name },
  ...(code ? { 'dct:identifier': code } : {}),
})

const townOf = ({ name, code }: Publisher): Node => ({
  '@type': 'dct:Location',
  'skos:prefLabel': { '@language': 'da', '@value': name },
  ...(code ? { 'dct:identifier': code } : {}),
})

const contactOf = ({ name, contact }: Publisher): Node => ({
  '@type': ['vcard:Kind', 'vcard:Organization'],
  'vcard:fn': name,
  ...(contact.email ? { 'vcard:hasEmail': { '@id': `mailto:${contact.email}` } } : {}),
  ...(contact.phone ? { 'vcard:hasTelephone': { '@id': `tel:${contact.phone.replace(/[^\d+]/g, '')}` } } : {}),
})

/** From the first to the last year that the rows tell of; null for tables without time. */
function yearsOf({ table }: Release): Node | null {
  const key = table.columns.find(({ role }) => role === 'time')?.key ?? table.columns.find((column) => column.key === 'period')?.key
  if (!key) return null
  const years = recordsOf(table).flatMap((row) => /^\d{4}/.exec(String(row[key] ?? ''))?.[0] ?? [])
  if (years.length === 0) return null
  const day = (at: string) => ({ '@type': 'xsd:date', '@value': at })
  const [first, last] = [years.reduce((a, b) => (b < a ? b : a)), years.reduce((a, b) => (b > a ? b : a))]
  return { '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(`${first}-01-01`), 'dcat:endDate': day(`${last}-12-31`) }
}
