// An effort for a test, with only what the test is about said of it.
import type { Tx } from '../../../platform/db.ts'
import { type EffortContent, makeEffort } from '../store.ts'

const plain: EffortContent = {
  name: { da: 'Lektiecafé', en: '' },
  what: { da: '', en: '' },
  kind: 'proactive',
  goals: ['new-generations'],
  subGoals: [],
  isWholeTown: false,
  areas: [],
  whereText: '',
  ageGroups: [],
  audiences: [],
  forWhom: '',
  department: null,
  owner: null,
  from: null,
  to: null,
  cost: null,
  funding: '',
  harm: 'little',
  evidence: '',
  evidenceRefs: [],
  isPublic: false,
}

/** Proposes an idea in the name of whoever acts; returns its identifier. */
export const oneEffort = (tx: Tx, name: string, content: Partial<EffortContent> = {}): Promise<string> =>
  makeEffort(tx, { ...plain, name: { da: name, en: '' }, ...content }, { byName: 'Prøve' })
