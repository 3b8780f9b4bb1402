// A poster to print on A4 and hang up outdoors: a question, a code to scan, and whom to ring when it cannot wait.
import { encode } from 'uqr'

/** A square code that a telephone reads. It stands for `text`; `label` says the same to whoever cannot see it. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  // Rain and sun eat at a poster: a quarter of the squares may be lost.
  const { data, size } = encode(text, { ecc: 'Q', border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path d={squares} />
    </svg>
  )
}

/** `address` is what to type by hand. */
type PosterWords = { lang: string; title: string; how: string; orGoTo: string; address: string; emergency: string }

export type PosterProps = {
  /** Who has hung it up: the town. */
  sender: string
  place: string
  /** The address in the code. */
  code: string
  codeLabel: string
  /** The same in each language; the first is the largest. */
  words: PosterWords[]
}

/** On paper nothing of the page around it is printed. */
export const Poster = ({ sender, place, code, codeLabel, words }: PosterProps) => (
  <section class="poster" aria-label={place}>
    <p class="poster-sender">{sender}</p>
    {words.map(({ lang, title }) => (
      <p class="poster-title" lang={lang} dir="auto">
        {title}
      </p>
    ))}
    <p class="poster-place">{place}</p>
    <QrCode text={code} label={codeLabel} />
    {words.map(({ lang, how, orGoTo, address, emergency }) => (
      <div class="poster-how" lang={lang} dir="auto">
        <p>{how}</p>
        <p>
          {orGoTo} <span dir="ltr">{address}</span>
        </p>
        <p class="poster-emergency">{emergency}</p>
      </div>
    ))}
  </section>
)
