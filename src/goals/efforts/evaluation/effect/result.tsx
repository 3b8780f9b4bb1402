// The answer to how large an effect could be seen: one sentence, a warning where it will hardly do, and what it rests on.
import { Details, type Locale, Notice } from '@trygby/ui'
import type { Detectable } from './model.ts'
import type { da } from './texts.da.ts'
import { hardlyInWords, seenInWords } from './words.ts'

export const EffectResult = ({ found, t, locale }: { found: Detectable; t: typeof da; locale: Locale }) => {
  const warnings = hardlyInWords(found, t, locale)
  return (
    <>
      <Notice title={seenInWords(found, t, locale)}>{found.least === null ? null : <p>{t.fourInFive}</p>}</Notice>
      {warnings.length > 0 ? (
        <Notice kind="warning" title={t.hardly.title}>
          {warnings.map((line) => (
            <p>{line}</p>
          ))}
        </Notice>
      ) : null}
      <Details title={t.assumptionsTitle}>
        <ul>
          <li>{t.test}</li>
          {found.assumptions.map((code) => (
            <li>{t.assumptions[code] ?? code}</li>
          ))}
        </ul>
        <p>{t.chosenByBadYear}</p>
      </Details>
    </>
  )
}
