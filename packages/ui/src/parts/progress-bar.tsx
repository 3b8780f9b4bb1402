// How far something has come, in words and as a bar.
import { formatPercent } from '../format.ts'
import { useLocale, useTexts } from '../frame.ts'

/** `text` says what is happening; the share is added in words. */
export const ProgressBar = ({ value, max, text }: { value: number; max: number; text: string }) => {
  const locale = useLocale()
  const words = useTexts()
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  const inWords = words.progress(formatPercent(share, locale))
  return (
    <div class="progress">
      <p>
        {text} <span class="progress-share">{inWords}</span>
      </p>
      <progress value={String(value)} max={String(max)} aria-label={text}>
        {inWords}
      </progress>
    </div>
  )
}
