// The two fields every form of a resident carries for the guard: when it was begun, and one that no person sees or fills in.
import { Hidden } from '@trygby/ui'

/** `begun` is what `begunNow` gave the first page of the form; it goes along from page to page. */
export const GuardFields = ({ begun, leaveEmpty }: { begun: string; leaveEmpty: string }) => (
  <>
    <Hidden name="begun" value={begun} />
    <div hidden>
      <label>
        {leaveEmpty}
        <input type="text" name="website" value="" tabindex={-1} autocomplete="off" />
      </label>
    </div>
  </>
)
