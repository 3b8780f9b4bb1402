// One report or observation is not enough for a phenomenon: what could be about the same, and counting on the spot.
import { ButtonLink, ButtonRow, Checkboxes, Form, type Frame, formatDate, Hidden, Page } from '@trygby/ui'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import type { Source } from '../model.ts'
import type { Words } from '../words.ts'
import type { Chosen } from './made-of.tsx'
import type { da } from './texts.da.ts'

interface TooFewProps {
  frame: Frame
  t: typeof da
  words: Words
  sources: Pick<Chosen, 'reports' | 'observations'>
  /** The one report that was chosen, and those that could be about the same. */
  one?: { report: Source; alike: Source[] }
}

/** One is not enough: here are those that look like it, and counting on the spot is a way too. */
export const TooFewPage = ({ frame, t, words, sources, one }: TooFewProps) => {
  const list = `/${frame.locale}/phenomena`
  const hasAlike = one !== undefined && one.alike.length > 0
  const hasOne = sources.reports.length + sources.observations.length > 0
  const chosen = [
    ...sources.reports.map(({ id }) => `reports=${id}`),
    ...sources.observations.map(({ id }) => `observations=${id}`),
    `counts=${hasOne ? 1 : 2}`,
  ]
  return (
    <Page
      frame={frame}
      title={hasAlike ? t.newTitle : t.tooFewTitle}
      lead={one && !hasAlike ? t.noneAlike : t.tooFew}
      breadcrumbs={[{ text: words.p.phenomena, href: list }]}
      narrow
    >
      {hasAlike && (
        <Form method="get" action={`${list}/new`}>
          <Hidden name="reports" value={one.report.id} />
          <Checkboxes
            name="reports"
            label={t.alike}
            options={one.alike.map(({ id, number, kind, label, receivedAt }) => ({
              value: id,
              text: `${number}: ${words.r.kinds[kind]}, ${label}, ${formatDate(receivedAt, frame.locale)}`,
            }))}
          />
          <SaveOrCancel save={t.goOn} cancel={t.cancel} href={list} />
        </Form>
      )}
      <h2>{t.countTitle}</h2>
      <p>{hasOne ? t.countOne : t.countTwo}</p>
      <ButtonRow>
        <ButtonLink kind={hasAlike ? 'secondary' : 'primary'} href={`${list}/new?${chosen.join('&')}`}>
          {hasOne ? t.addCount : t.count}
        </ButtonLink>
        {!hasAlike && (
          <ButtonLink kind="secondary" href={list}>
            {t.toList}
          </ButtonLink>
        )}
      </ButtonRow>
    </Page>
  )
}
