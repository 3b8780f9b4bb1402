// What the partner sees of a report: the same component for staff before they send it and for the partner afterwards.
import { type Fact, type Frame, formatDate, formatNumber, Summary } from '@trygby/ui'
import { textsFor } from '../../platform/i18n.ts'
import { da as wordsDa } from '../reports/texts.da.ts'
import { en as wordsEn } from '../reports/texts.en.ts'
import type { PartnerView } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface PartnerViewProps {
  frame: Frame
  view: PartnerView
  /** Where a picture is to be had by whoever looks. */
  pictureHref: (picture: string) => string
}

const list = (texts: string[]) =>
  texts.length === 1 ? (
    texts[0]
  ) : (
    <ul>
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )

export const PartnerViewSection = ({ frame, view, pictureHref }: PartnerViewProps) => {
  const t = textsFor(frame.locale, { da, en }).view
  const w = textsFor(frame.locale, { da: wordsDa, en: wordsEn })
  const facts: (Fact | null)[] = [
    { name: t.number, value: formatNumber(view.number, frame.locale) },
    { name: t.about, value: w.kinds[view.kind] },
    { name: t.place, value: view.place },
    view.area ? { name: t.area, value: view.area } : null,
    { name: t.received, value: formatDate(view.receivedOn, frame.locale) },
    view.happenedOn ? { name: t.happened, value: formatDate(view.happenedOn, frame.locale) } : null,
    view.times.length > 0 ? { name: t.times, value: list(view.times.map((time) => w.times[time])) } : null,
    view.weekdays ? { name: t.weekdays, value: w.weekdays[view.weekdays] } : null,
    view.howOften ? { name: t.howOften, value: w.howOften[view.howOften] } : null,
    view.consequences.length > 0 ? { name: t.consequences, value: list(view.consequences.map((one) => w.consequences[one])) } : null,
    view.words ? { name: t.words, value: <span lang="da">{view.words}</span> } : null,
    view.voices !== null ? { name: t.voices, value: formatNumber(view.voices, frame.locale) } : null,
    { name: t.message, value: view.message ? <span lang="da">{view.message}</span> : t.noMessage },
    { name: t.due, value: formatDate(view.due, frame.locale) },
  ]
  return (
    <>
      <Summary facts={facts.filter((fact) => fact !== null)} />
      <Pictures name={t.picture} pictures={view.pictures} pictureHref={pictureHref} />
    </>
  )
}

/** Pictures one below the other, each with a name of its own. */
export const Pictures = ({
  name,
  pictures,
  pictureHref,
}: {
  name: (n: number) => string
  pictures: readonly string[]
  pictureHref: (picture: string) => string
}) => (
  <>
    {pictures.map((picture, place) => (
      <p>
        <img src={pictureHref(picture)} alt={name(place + 1)} loading="lazy" />
      </p>
    ))}
  </>
)
