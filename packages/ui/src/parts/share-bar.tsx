// How much of a whole something is, in words and as a small bar.
import { formatPercent } from '../format.ts'
import { useLocale } from '../frame.ts'

/** `text` says what is measured and of what; the share is added in words. Nothing is drawn of a whole that is empty. */
export const ShareBar = ({ part, whole, text }: { part: number; whole: number; text: string }) => {
  const locale = useLocale()
  const share = whole > 0 ? formatPercent(Math.min(1, Math.max(0, part / whole)), locale) : ''
  return (
    <div class="share">
      <p>
        {text} {share && <span class="share-words">({share})</span>}
      </p>
      {share && <meter value={String(part)} min="0" max={String(whole)} aria-label={text}></meter>}
    </div>
  )
}
