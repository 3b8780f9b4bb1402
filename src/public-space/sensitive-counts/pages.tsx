// How the counts of sensitive reports stand, and the button that makes an edition of them.
import { Button, ButtonLink, Form, type Frame, formatDate, formatNumber, Notice, Page, Summary } from '@trygby/ui'
import type { Overview } from './model.ts'
import type { da } from './texts.da.ts'

export interface CountsProps {
  frame: Frame
  t: typeof da
  overview: Overview
  /** Null before the first, and for those who may not see it. */
  edition: { number: number; madeAt: Date } | null
  hasBase: boolean
  mayMake: boolean
  slug: string
  problem?: keyof typeof da.problems
}

export const CountsPage = ({ frame, t, overview, edition, hasBase, mayMake, slug, problem }: CountsProps) => {
  const n = (value: number) => formatNumber(value, frame.locale)
  return (
    <Page frame={frame} title={t.title} lead={t.lead} hasErrors={problem !== undefined}>
      {problem ? (
        <Notice kind="error" announced>
          {t.problems[problem]}
        </Notice>
      ) : null}
      <h2>{t.now}</h2>
      <Summary
        facts={[
          { name: t.read, value: n(overview.read) },
          { name: t.unread, value: n(overview.unread) },
          { name: t.edition, value: edition ? t.editionOf(n(edition.number), formatDate(edition.madeAt, frame.locale)) : t.none },
        ]}
      />
      {mayMake ? (
        <Form>
          <p>{t.makeHint}</p>
          <Button>{t.make}</Button>
        </Form>
      ) : (
        <p>{t.onlyAnalyst}</p>
      )}
      {hasBase ? (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/release/bases/${slug}`}>
            {t.gate}
          </ButtonLink>
        </p>
      ) : null}
      <h2>{t.how}</h2>
      <ol>
        {t.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </Page>
  )
}
