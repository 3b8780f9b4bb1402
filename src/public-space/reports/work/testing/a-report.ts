// Reports for tests, filed as a resident files them.
import type { TestTown } from '../../../../../tests/town.ts'
import { fileReport } from '../../filing/file-report.ts'
import { doorOf, type Kind, type Told } from '../../model.ts'

export interface Filed {
  id: string
  number: number
  code: string
}

let made = 0

/** Somebody reports; each call is another person and another report unless `draft` says the same. */
export function aReport(
  town: TestTown,
  kind: Kind = 'lamp',
  more: Partial<Told> & { email?: string; language?: string } = {},
): Promise<Filed> {
  const { email = null, language = 'da', ...told } = more
  const whole: Told = {
    draft: `test-draft-${String(++made).padStart(8, '0')}`,
    door: doorOf(kind),
    kind,
    channel: 'web',
    happenedOn: '2026-11-20',
    times: ['evening'],
    weekdays: 'weekend',
    howOften: 'weekly',
    consequences: ['other-way'],
    place: { by: 'map', label: 'Store Torv 1', place: null, lat: 55.61, lon: 12.35 },
    words: '',
    ...told,
  }
  const { secret } = town.platform.config
  return town.as('system', (tx) => fileReport(tx, secret, whole, { email, language, written: whole.words }))
}
