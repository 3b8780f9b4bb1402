// Above the list of phenomena: what professionals saw that is part of none, to be chosen and put together.
import { Button, Checkboxes, Form, type Frame, formatDate } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import type { Observation } from '../observations/model.ts'
import { da as observationsDa } from '../observations/texts.da.ts'
import { en as observationsEn } from '../observations/texts.en.ts'
import type { Words } from '../words.ts'
import type { da } from './texts.da.ts'

interface LooseProps {
  frame: Frame
  t: typeof da
  words: Words
  observations: Observation[]
  mayWork: boolean
}

export const LooseObservations = (props: LooseProps) => {
  const { frame, t, observations, mayWork } = props
  if (observations.length === 0) return null
  return (
    <section>
      <h2>{t.loose}</h2>
      <p>{t.looseLead}</p>
      {mayWork ? (
        <Form method="get" action={`/${frame.locale}/phenomena/new`}>
          <Checkboxes
            name="observations"
            label={t.chooseLoose}
            options={observations.map((one) => ({ value: one.id, text: lineOf(props, one) }))}
          />
          <Button kind="secondary">{t.make}</Button>
        </Form>
      ) : (
        <ul>
          {observations.map((one) => (
            <li>{lineOf(props, one)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function lineOf({ frame: { locale }, words }: LooseProps, { kind, label, on, time, howMany }: Observation): string {
  const says = textsFor(locale, { da: observationsDa, en: observationsEn }).howMany
  return [`${words.r.kinds[kind]}, ${label}`, `${formatDate(on, locale)}, ${words.r.times[time]}`, says[howMany]].join(' – ')
}
