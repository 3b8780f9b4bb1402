// What the parts of a proposal's page are given, and the short words they share.
import type { Frame, TagKind } from '@trygby/ui'
import type { Answered } from '../../../form/answered.ts'
import type { Progress } from '../../../progress.ts'
import type { CountBase } from '../../base/model.ts'
import { said } from '../../open/formats.ts'
import type { KeptOutcome, Proposal, ProposalState } from '../model.ts'
import type { ComparedTable } from './model.ts'
import type { da } from './texts.da.ts'

export interface ProposalProps {
  frame: Frame
  t: typeof da
  answered: Answered
  proposal: Proposal
  base: CountBase
  /** All proposals of the base, newest first, this one too. */
  proposals: Proposal[]
  progress: Progress | null
  /** Whether the work was heard of lately; if not it failed for good, or was killed. */
  isGoing: boolean
  /** The page renews itself. */
  isFollowing: boolean
  /** What came of it; null for those who may not see counts. */
  outcome: KeptOutcome | null
  /** Null when there is none, or it may not be seen. */
  compared: ComparedTable | null
  /** Something of the base was released since the attack. */
  isBehind: boolean
  mayDecide: boolean
  /** What became public through it. */
  released: { dataset: string; number: number }[]
  done?: string
  problem?: string
}

export const tagOf: Record<ProposalState, TagKind> = {
  waiting: 'neutral',
  working: 'info',
  ready: 'success',
  refused: 'error',
  released: 'success',
  dropped: 'neutral',
}

/** The words a proposal is told by on every page of the gate. */
export type ProposalWords = Pick<typeof da, 'states' | 'more'>

/** A proposal by its first two tables; a set of eight would be a paragraph. */
export function nameOf({ cuts }: Proposal, locale: Frame['locale'], words: ProposalWords): string {
  const named = cuts.slice(0, 2).map(({ title }) => said(title, locale))
  const rest = cuts.length - named.length
  return rest > 0 ? words.more(named.join(', '), String(rest)) : named.join(' + ')
}
