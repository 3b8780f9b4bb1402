// The catalogue as another catalogue reads it: every node is of a class of DCAT-AP 3, has what that class must have, and says nothing the class does not know.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Release } from '../model.ts'
import { inventedCounts } from '../testing/invented-counts.ts'
import { inventedTable } from '../testing/invented-table.ts'
import { catalogueOf, datasetOf, type Publisher } from './dcat.ts'

const dct = 'http://purl.org/dc/terms/'
const dcat = 'http://www.w3.org/ns/dcat#'
const foaf = 'http://xmlns.com/foaf/0.1/'
const vcard = 'http://www.w3.org/2006/vcard/ns#'
const under = (vocabulary: string, words: string) => words.split(' ').map((word) => vocabulary + word)

/** Class by class what DCAT-AP 3.0 requires, and what else of it we use. */
const profile: Record<string, { must: string[]; may: string[] }> = {
  [`${dcat}Catalog`]: {
    must: under(dct, 'title description publisher'),
    may: [...under(dct, 'language modified'), `${dcat}dataset`, `${foaf}homepage`],
  },
  [`${dcat}Dataset`]: {
    must: under(dct, 'title description'),
    may: [
      ...under(dct, 'identifier publisher language accessRights issued modified temporal spatial provenance'),
      ...under(dcat, 'version theme landingPage contactPoint distribution'),
    ],
  },
  [`${dcat}Distribution`]: {
    must: [`${dcat}accessURL`],
    may: [...under(dcat, 'downloadURL mediaType'), ...under(dct, 'title format language issued modified rights')],
  },
  [`${foaf}Agent`]: { must: [`${foaf}name`], may: [`${dct}identifier`] },
  [`${foaf}Document`]: { must: [], may: [] },
  [`${vcard}Kind`]: { must: [`${vcard}fn`], may: under(vcard, 'hasEmail hasTelephone') },
  [`${dct}PeriodOfTime`]: { must: under(dcat, 'startDate endDate'), may: [] },
  [`${dct}Location`]: { must: ['http://www.w3.org/2004/02/skos/core#prefLabel'], may: [`${dct}identifier`] },
  [`${dct}ProvenanceStatement`]: { must: [`${dct}description`], may: [] },
  [`${dct}RightsStatement`]: { must: [`${dct}description`], may: [] },
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
interface Read {
  classes: string[]
  properties: string[]
}

/** A small reader of JSON-LD: expands every name by the context alone, and returns the nodes that have a class. */
function readNodes(value: Json, context: Record<string, string>, found: Read[] = []): Read[] {
  if (Array.isArray(value)) for (const one of value) readNodes(one, context, found)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return found
  const keys = Object.keys(value).filter((key) => key !== '@context')
  const expanded = (name: string) => {
    const [prefix = '', word = ''] = name.split(':')
    assert.ok(context[prefix], `"${name}" is no term of the context`)
    return context[prefix] + word
  }
  const classes = [value['@type'] ?? []].flat().map((name) => expanded(String(name)))
  if (Object.hasOwn(value, '@value')) {
    assert.deepEqual(
      keys.filter((key) => !['@value', '@type', '@language'].includes(key)),
      [],
    )
    return found
  }
  const properties = keys.filter((key) => !key.startsWith('@'))
  if (classes.length > 0) found.push({ classes, properties: properties.map(expanded) })
  else assert.deepEqual(properties, [], 'a node that says something says what it is')
  for (const key of properties) readNodes(value[key] ?? null, context, found)
  return found
}

const publisher: Publisher = {
  site: 'https://tryg.example.invalid',
  name: 'Prøveby',
  code: '999',
  contact: { email: 'tryg@example.invalid', phone: '12 34 56 78' },
  rights: { da: 'Brug dem frit', en: 'Use them freely' },
  firstReleases: new Map([['invented-people', new Date('2025-01-02T08:00:00Z')]]),
}
const counts: Release = { table: inventedCounts(), number: 3, releasedAt: new Date('2026-11-02T08:00:00Z') }
const statistics: Release = { table: inventedTable(), number: 1, releasedAt: new Date('2026-10-02T08:00:00Z') }
const catalogue = () =>
  catalogueOf([counts, statistics], publisher, { da: 'Åbne tal', en: 'Open figures' }, { da: 'Byens tal', en: 'The town’s figures' })

test('every node of the catalogue is of a class of the profile, complete and without unknown properties', () => {
  const node = JSON.parse(JSON.stringify(catalogue())) as { [key: string]: Json }
  const nodes = readNodes(node, node['@context'] as Record<string, string>)
  const met = new Set<string>()
  for (const { classes, properties } of nodes) {
    const name = classes.find((one) => Object.hasOwn(profile, one))
    assert.ok(name, `${classes.join(', ')} is no class of the profile`)
    met.add(name)
    const { must, may } = profile[name] ?? { must: [], may: [] }
    for (const property of must) assert.ok(properties.includes(property), `${name} lacks ${property}`)
    for (const property of properties) assert.ok([...must, ...may].includes(property), `${name} knows no ${property}`)
  }
  assert.deepEqual([...met].toSorted(), Object.keys(profile).toSorted())
})

test('a town without contact, code or figures still makes a whole catalogue', () => {
  const bare = { ...publisher, code: '', contact: { email: '', phone: '' } }
  const node = JSON.parse(JSON.stringify(catalogueOf([], bare, { da: 'a', en: 'b' }, { da: 'c', en: 'd' }))) as { [key: string]: Json }
  assert.deepEqual(node['dcat:dataset'], [])
  assert.equal(node['dct:modified'], undefined)
  assert.equal(datasetOf(counts, bare)['dcat:contactPoint'], undefined)
})

test('a dataset says when it first came, when it was last changed, and of whom it tells where that is known', () => {
  const at = (node: Record<string, unknown>, key: string) => (node[key] as { '@value': string })['@value']
  const dataset = datasetOf(counts, publisher)
  assert.equal(at(dataset, 'dct:issued'), '2025-01-02T08:00:00.000Z')
  assert.equal(at(dataset, 'dct:modified'), '2026-11-02T08:00:00.000Z')
  assert.ok(dataset['dct:spatial'])
  // A table of official statistics may tell of many towns: nothing is claimed.
  assert.equal(datasetOf(statistics, publisher)['dct:spatial'], undefined)
})

test('the catalogue names every file of a dataset in both languages, and the years it tells of', () => {
  const node = catalogueOf([counts], publisher, { da: 'Åbne tal', en: 'Open figures' }, { da: 'Byens tal', en: 'The town’s figures' })
  const [dataset] = node['dcat:dataset'] as Record<string, unknown>[]
  assert.deepEqual({ '@context': node['@context'], ...dataset }, datasetOf(counts, publisher))
  const distributions = (dataset?.['dcat:distribution'] ?? []) as Record<string, { '@id': string }>[]
  const files = distributions.map((one) => one['dcat:downloadURL']?.['@id'])
  assert.equal(files.length, 12)
  assert.ok(files.includes('https://tryg.example.invalid/en/data/invented-people.geojson'))
  assert.deepEqual(dataset?.['dct:temporal'], {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': { '@type': 'xsd:date', '@value': '2026-01-01' },
    'dcat:endDate': { '@type': 'xsd:date', '@value': '2026-12-31' },
  })
})

test('the catalogue tells of tables and carries none of their figures', () => {
  const written = JSON.stringify(datasetOf(counts, publisher))
  for (const count of [41, 33, 74]) assert.doesNotMatch(written, new RegExp(`(?<![\\d.:-])${count}(?![\\d.:-])`))
})
