// The town's mark: two neighbours' gables under a lit lamp, since felt safety begins next door.

/** The mark, drawn beside the town's name; it says nothing that the name does not. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
    <rect class="mark-sky" width="48" height="48" rx="13" />
    <circle class="mark-glow" cx="24" cy="14" r="6.5" />
    <path class="mark-near" d="M5 42V31l9.5-8L24 31v11z" />
    <path class="mark-far" d="M24 42V31l9.5-8L43 31v11z" />
  </svg>
)
