// What is proposed is protected and attacked in the background; work that a stopped process left behind is taken up again.
import type { JobKind } from '../../jobs.ts'
import { log } from '../../log.ts'
import { attackProposal } from './attack-proposal.ts'
import { protectJob } from './propose-tables.ts'
import { attacker } from './store.ts'

const protectProposal: JobKind<{ proposal: string }> = {
  name: protectJob,
  retries: 3,
  run: async ({ id, municipality, data, signal }, { db }) => {
    const began = Date.now()
    const end = await attackProposal({ work: (deed) => db.transaction(attacker(municipality), deed), id: data.proposal, signal, job: id })
    log('info', 'tables attacked', { proposal: data.proposal, end, milliseconds: Date.now() - began })
  },
}

export const jobKinds: JobKind[] = [protectProposal as JobKind]
