// What a phenomenon is, in words: behaviour, place, time window and consequence.
import { type Frame, formatNumber, Summary } from '@trygby/ui'
import type { Phenomenon } from '../model.ts'
import type { Words } from '../words.ts'
import type { da } from './texts.da.ts'

interface FactsProps {
  frame: Frame
  t: typeof da
  words: Words
  of: Phenomenon
  /** A partner reads what it is, not who sees to it. */
  isPartner?: boolean
}

export const Facts = ({ frame, t, words, of, isPartner }: FactsProps) => {
  const { p, r } = words
  return (
    <Summary
      facts={[
        {
          name: t.facts.where,
          value: (
            <span lang="da" dir="auto">
              {[of.where, of.street, of.areaName].filter((part) => part !== '').join(', ')}
            </span>
          ),
        },
        { name: t.facts.when, value: `${p.weekdays[of.weekdays]}, ${p.hours(of.fromHour, of.toHour)}` },
        {
          name: t.facts.consequence,
          value: (
            <span lang="da" dir="auto">
              {of.consequence}
            </span>
          ),
        },
        { name: t.facts.kinds, value: of.kinds.map((kind) => r.kinds[kind]).join(', ') },
        ...(isPartner
          ? []
          : [
              { name: t.facts.reach, value: p.reach(formatNumber(of.radius, frame.locale)) },
              { name: t.facts.owner, value: of.ownerName || p.nobody },
              {
                name: t.facts.partners,
                value:
                  of.organisationNames.length > 0 ? (
                    <span lang="da" dir="auto">
                      {of.organisationNames.join(', ')}
                    </span>
                  ) : (
                    '–'
                  ),
              },
            ]),
      ]}
    />
  )
}
