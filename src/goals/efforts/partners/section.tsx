// On an effort's own page: its partners and what each has promised; a partner reads its own promise first and says yes to it.
import { Button, ButtonLink, Card, Form, type Frame, formatDate, Hidden, Summary, Table } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { Words } from '../../goals/said/both.tsx'
import { asWritten } from '../as-written.ts'
import type { Partner } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface PartnersProps {
  frame: Frame
  effort: string
  partners: readonly Partner[]
  /** Whether the reader is a colleague: sees who has answered. */
  isInside: boolean
  mayChange: boolean
  /** The reader's own organisation; null for everybody else. */
  own: string | null
}

export const PartnersSection = (props: PartnersProps) => {
  const { frame, effort, partners, isInside, mayChange, own } = props
  const t = textsFor(frame.locale, { da, en })
  if (partners.length === 0 && !mayChange) return null
  return (
    <section>
      <h2>{t.title}</h2>
      {partners
        .filter(({ organisation }) => organisation !== null && organisation === own)
        .map((partner) => (
          <OwnPromise frame={frame} t={t} effort={effort} partner={partner} />
        ))}
      {partners.length === 0 ? (
        <p>{t.none}</p>
      ) : isInside ? (
        <AnswersTable {...props} t={t} />
      ) : (
        <Promises frame={frame} partners={partners} t={t} />
      )}
      {mayChange && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${effort}/partners/new`}>
            {t.add}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

const Promised = ({ frame, t, promise }: { frame: Frame; t: typeof da; promise: string }) => (
  <Words of={promise ? asWritten(promise, frame.locale) : { text: t.noPromise }} />
)

const Promises = ({ frame, partners, t }: Pick<PartnersProps, 'frame' | 'partners'> & { t: typeof da }) => (
  <Summary facts={partners.map(({ name, promise }) => ({ name, value: <Promised frame={frame} t={t} promise={promise} /> }))} />
)

const OwnPromise = ({ frame, t, effort, partner }: { frame: Frame; t: typeof da; effort: string; partner: Partner }) => (
  <Card
    level={3}
    title={t.yours}
    over={partner.name}
    foot={partner.confirmedAt ? t.confirmed(formatDate(partner.confirmedAt, frame.locale)) : undefined}
    prominent
  >
    <p>
      <Promised frame={frame} t={t} promise={partner.promise} />
    </p>
    {partner.promise !== '' && partner.confirmedAt === null && (
      <>
        <p>{t.yoursText}</p>
        <Form action={`/${frame.locale}/efforts/${effort}/partners/${partner.id}/confirm`}>
          <Hidden name="promise" value={partner.promise} />
          <Button>{t.confirm}</Button>
        </Form>
      </>
    )}
  </Card>
)

const AnswersTable = ({ frame, effort, partners, mayChange, t }: PartnersProps & { t: typeof da }) => {
  const answer = ({ organisation, confirmedAt }: Partner) =>
    confirmedAt ? t.confirmed(formatDate(confirmedAt, frame.locale)) : organisation ? t.waiting : t.outside
  return (
    <Table
      caption={t.title}
      captionHidden
      columns={[
        { key: 'partner', heading: t.partner },
        { key: 'promise', heading: t.promise },
        { key: 'answer', heading: t.answer },
        ...(mayChange ? [{ key: 'deeds', heading: t.deeds }] : []),
      ]}
      rows={partners.map((partner) => ({
        cells: {
          partner: partner.name,
          promise: <Promised frame={frame} t={t} promise={partner.promise} />,
          answer: answer(partner),
          deeds: (
            <a href={`/${frame.locale}/efforts/${effort}/partners/${partner.id}`}>
              {t.correct}
              <span class="sr-only">{t.of(partner.name)}</span>
            </a>
          ),
        },
      }))}
    />
  )
}
