// Where the interface is and in which formats it answers: the document other systems look for first.
import type { Said } from '../answers/model.ts'

const changed = '2026-11-27T00:00:00+01:00'

export interface Discovery {
  site: string
  /** How to reach the town, in words. */
  contact: string
  keyService: string
  isDemonstration: boolean
}

export const discoverySaid = ({ site, contact, keyService, isDemonstration }: Discovery): Said => ({
  root: 'discovery',
  body: {
    changeset: changed,
    contact,
    key_service: keyService,
    endpoints: {
      each: 'endpoint',
      rows: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${site}/open311/v2`,
          changeset: changed,
          type: isDemonstration ? 'test' : 'production',
          formats: { each: 'format', rows: ['text/xml', 'application/json'] },
        },
      ],
    },
  },
})
