// What systems tell each other about a fault since it was reported: FixMyStreet's extension of the standard.

/** States of the extension, and whether a fault is open in each; the standard itself knows the first two. */
const updateStates: Record<string, boolean> = {
  open: true,
  closed: false,
  fixed: false,
  duplicate: false,
  no_further_action: false,
  not_councils_responsibility: false,
  investigating: true,
  planned: true,
  action_scheduled: true,
  in_progress: true,
  for_triage: true,
  referred: true,
  internal_referral: true,
}

/** Whether a state of another system means open; null for one that nobody knows. */
export function isOpenThere(status: string): boolean | null {
  const name = status.trim().toLowerCase().replaceAll(' ', '_')
  return Object.hasOwn(updateStates, name) ? (updateStates[name] ?? null) : null
}

export const mostUpdates = 1000
