// The description of the town's interface for programs (OpenAPI 3.1), made from the same schemas that answers are made of.
import { z } from 'zod'
import { faultKinds, progresses, publicFault } from '../model.ts'

/** A page of the list; `next` is the address of the following page, or null on the last. */
const faultPage = z.object({ faults: z.array(publicFault), next: z.string().nullable() })

const asJson = (schema: z.ZodType) =>
  z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  })

/** Without the schema's own `$schema`: the document says it once. */
function component(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = asJson(schema)
  return rest
}

const answer = (description: string, schema: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
})
/** A sentence as text for whoever accepts JSON, and as a page for a browser. */
const problem = (description: string) => ({
  description,
  content: { 'text/plain': { schema: { type: 'string' } }, 'text/html': { schema: { type: 'string' } } },
})
const query = (name: string, description: string, schema: object) => ({ name, in: 'query', required: false, description, schema })

export interface About {
  town: string
  /** The town's public address, without a slash at the end. */
  site: string
  version: string
}

/** The whole description. Its answers hold what is public and nothing else. */
export function openApi({ town, site, version }: About): object {
  const tooMany = problem('Too many questions from one network within a minute.')
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: `Trygby: ${town}`,
      version,
      description:
        'Faults in public places as everybody may see them. Unsafe places and disturbances are never here: figures about them leave the town only as released tables (/data). To report a fault, use Open311 GeoReport v2: /open311/discovery.json.',
    },
    servers: [{ url: site }],
    paths: {
      '/api/faults': {
        get: {
          operationId: 'listFaults',
          summary: 'Public faults, the newest first, 500 a page.',
          parameters: [
            query('kind', 'Only this kind.', { type: 'string', enum: [...faultKinds] }),
            query('area', 'Only this area, by its identifier.', { type: 'string', format: 'uuid' }),
            query('state', 'Only those that are open, or closed.', { type: 'string', enum: [...progresses], default: 'open' }),
            query('page', 'Which page, from 1.', { type: 'integer', minimum: 1, default: 1 }),
          ],
          responses: { '200': answer('A page of the list.', 'FaultPage'), '429': tooMany },
        },
      },
      '/api/faults/{number}': {
        get: {
          operationId: 'readFault',
          summary: 'One public fault.',
          parameters: [{ name: 'number', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
          responses: { '200': answer('The fault.', 'Fault'), '404': problem('No public fault has this number.'), '429': tooMany },
        },
      },
    },
    components: { schemas: { Fault: component(publicFault), FaultPage: component(faultPage) } },
  }
}
