// The services of the interface: the kinds of faults, with the closed questions of each.

import { faultKinds } from '../../open/model.ts'
import { consequencesOf, dayTimes, howOftens } from '../../reports/model.ts'
import type { da as reportDa } from '../../reports/texts.da.ts'
import type { Row, Said } from '../answers/model.ts'
import type { da } from '../texts.da.ts'

export interface Words {
  t: typeof da
  words: typeof reportDa
}

export const servicesSaid = ({ t, words }: Words): Said => ({
  root: 'services',
  body: {
    each: 'service',
    rows: faultKinds.map((kind) => ({
      service_code: kind,
      service_name: words.kinds[kind],
      description: t.services.descriptions[kind],
      metadata: true,
      type: 'realtime',
      keywords: t.services.keywords[kind],
      group: words.doors.fault,
    })),
  },
})

const choices = <Key extends string>(keys: readonly Key[], names: Record<Key, string>) => ({
  each: 'value',
  rows: keys.map((key) => ({ key, name: names[key] })),
})

const attribute = (order: number, code: string, datatype: string, description: string, rest: Row = {}): Row => ({
  variable: true,
  code,
  datatype,
  required: false,
  datatype_description: '',
  order,
  description,
  ...rest,
})

/** The questions of one kind; all are closed, and none has to be answered. The first only says something. */
export const definitionSaid = (kind: string, { t, words }: Words): Said => ({
  root: 'service_definition',
  body: {
    service_code: kind,
    attributes: {
      each: 'attribute',
      rows: [
        attribute(1, 'please_note', 'string', t.attributes.note, { variable: false }),
        attribute(2, 'happened_on', 'datetime', t.attributes.happenedOn),
        attribute(3, 'times', 'multivaluelist', t.attributes.times, { values: choices(dayTimes, words.times) }),
        attribute(4, 'how_often', 'singlevaluelist', t.attributes.howOften, { values: choices(howOftens, words.howOften) }),
        attribute(5, 'consequences', 'multivaluelist', t.attributes.consequences, {
          values: choices(consequencesOf.fault, words.consequences),
        }),
      ],
    },
  },
})
