// Who may do what with a phenomenon. The database holds the same rules; these are the sentences.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
  organisation: string | null
}

const has = ({ roles }: Someone, ...wanted: string[]): boolean => wanted.some((role) => roles.includes(role))

/** Those who work on reports, and the analyst, see phenomena with everything behind them. */
export const mayLookInto = (someone: Someone): boolean => has(someone, 'professional', 'coordinator', 'leader', 'analyst')

/** Professional, coordinator and leader put phenomena together and work on them. */
export const mayWork = (someone: Someone): boolean => has(someone, 'professional', 'coordinator', 'leader')

/** A partner reads the phenomena its organisation takes part in, in words. */
export const isPartnerOf = ({ organisation }: Someone, { organisations }: { organisations: readonly string[] }): boolean =>
  organisation !== null && organisations.includes(organisation)
