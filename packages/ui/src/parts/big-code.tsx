// Digits to keep: large, in groups, chosen whole by one press, the same on paper.

/** `code` is already grouped for reading aloud. Written from left to right in every language. */
export const BigCode = ({ code }: { code: string }) => (
  <p class="big-code">
    <output dir="ltr" translate="no">
      {code}
    </output>
  </p>
)
