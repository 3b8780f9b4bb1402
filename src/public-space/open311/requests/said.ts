// Requests as the standard words them. The description says what it is about and where, in the town's own words; what a resident wrote never leaves.

import type { da as openDa } from '../../open/texts.da.ts'
import type { da as reportDa } from '../../reports/texts.da.ts'
import { type Row, type Said, w3c } from '../answers/model.ts'
import type { ServiceRequest } from './model.ts'

export interface SaidWith {
  words: typeof reportDa
  open: typeof openDa
  site: string
}

/** The town's sentence about what happened last. */
export function statusNotes({ told }: Pick<ServiceRequest, 'told'>, { words, open }: Pick<SaidWith, 'words' | 'open'>): string {
  if (!told) return ''
  const said = open.story[told.key](told.unit, told.outcome ? words.outcomes[told.outcome] : '')
  return told.words === '' ? said : `${said} ${told.words}`
}

function rowOf(request: ServiceRequest, texts: SaidWith): Row {
  const { number, kind, isOpen, unit, label, lat, lon, receivedAt, changedAt, answerBy } = request
  const name = texts.words.kinds[kind]
  return {
    service_request_id: String(number),
    status: isOpen ? 'open' : 'closed',
    status_notes: statusNotes(request, texts),
    service_name: name,
    service_code: kind,
    description: texts.open.fault.title(name, label),
    agency_responsible: request.told?.unit || unit,
    service_notice: null,
    requested_datetime: w3c(receivedAt),
    updated_datetime: w3c(changedAt),
    // A day is over at its end.
    expected_datetime: isOpen && answerBy ? w3c(new Date(`${answerBy}T15:00:00Z`)) : null,
    address: label,
    address_id: null,
    zipcode: null,
    lat,
    long: lon,
    media_url: null,
  }
}

export const requestsSaid = (requests: readonly ServiceRequest[], texts: SaidWith): Said => ({
  root: 'service_requests',
  body: { each: 'request', rows: requests.map((request) => rowOf(request, texts)) },
})

/** What is answered when a fault was reported. */
export const receivedSaid = (number: number, notice: string): Said => ({
  root: 'service_requests',
  body: { each: 'request', rows: [{ service_request_id: String(number), service_notice: notice, account_id: null }] },
})

export const tokenSaid = (number: number, token: string): Said => ({
  root: 'service_requests',
  body: { each: 'request', rows: [{ service_request_id: String(number), token }] },
})
