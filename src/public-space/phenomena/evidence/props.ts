// What the parts of a page that show a phenomenon's figures are given.
import type { Frame } from '@trygby/ui'
import type { Source } from '../model.ts'
import type { Evidence } from './read.ts'

export interface EvidenceProps {
  frame: Frame
  evidence: Evidence
  reports: readonly Source[]
}
