// For somebody whom it happened to: where to get help, and why the figures here count offences and not victims.
import { Card, CardGrid, type Frame, formatDate } from '@trygby/ui'
import { said } from '../../../platform/release/index.ts'
import type { da } from '../texts.da.ts'
import { helpLines } from './where-to-get-help.ts'

/** Offences are not people: says where the figures for victims are. */
export const Victims = ({ t }: { t: typeof da }) => (
  <section>
    <h2>{t.victims.title}</h2>
    <p>{t.victims.text}</p>
  </section>
)

/** Where somebody who met crime gets help, on every page about crime. */
export const HelpLines = ({ frame, t }: { frame: Frame; t: typeof da }) => (
  <section>
    <h2>{t.help.title}</h2>
    <CardGrid>
      {helpLines.map(({ number, name, text, checkedAt, source }) => (
        <Card
          level={3}
          title={said(name, frame.locale)}
          foot={
            <>
              {t.help.checked(formatDate(checkedAt, frame.locale))} <a href={source.address}>{source.name}</a>
            </>
          }
        >
          <p>{said(text, frame.locale)}</p>
          <p>
            {t.help.call}{' '}
            <a href={`tel:${number.replaceAll(' ', '')}`} dir="ltr">
              {number.replaceAll(' ', '\u00A0')}
            </a>
          </p>
        </Card>
      ))}
    </CardGrid>
  </section>
)
