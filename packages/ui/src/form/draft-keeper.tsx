// Says beside a form that its answers wait in this browser, lets a person throw them away, and tells when there is no connection.

export type DraftKeeperProps = {
  words: Record<'kept' | 'throwAway' | 'thrown' | 'found' | 'goOn' | 'offline' | 'online', string>
  /** `sent`: what was kept goes at once. `offer`: no form here, but one that was begun is offered. */
  state?: 'writing' | 'offer' | 'sent'
}

/** Empty without its island: then nothing is kept and nothing is said. */
export const DraftKeeper = ({ words, state = 'writing' }: DraftKeeperProps) => (
  <div class="draft-keeper" data-draft-keeper={state} data-words={JSON.stringify(words)}>
    <p role="status"></p>
  </div>
)
