// What would change, before it is done; who is to own them; and what was brought back.
import { Button, ButtonLink, ButtonRow, Form, type Frame, formatNumber, Hidden, Notice, Page, Prose, Select, Table } from '@trygby/ui'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import type { Preview, Undone } from './model.ts'
import type { da } from './texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
  to: (path: string) => string
  /** The list one came from. */
  listHref: string
}

/** So many are named; beyond that the number says enough. */
const mostNamed = 100

export type PreviewProps = Shared & {
  preview: Preview
  /** The deed in words. */
  deed: string
  /** What each has now. */
  now: (effort: Preview['changing'][number]) => string
  /** What the form carries on. */
  carried: { change: string; deed: string; efforts: string; query: string }
}

/** The way back above the title. */
const trail = (t: typeof da, to: Shared['to']) => [{ text: t.list, href: to('/efforts') }]

export const PreviewPage = ({ frame, t, to, listHref, preview, deed, now, carried }: PreviewProps) => {
  const { changing, already, impossible } = preview
  const number = (n: number) => formatNumber(n, frame.locale)
  const named = changing.slice(0, mostNamed)
  const n = changing.length
  return (
    <Page
      frame={frame}
      title={t.previewTitle}
      lead={n > 0 ? t.previewLead(number(n), n === 1, deed) : t.nothing(deed)}
      breadcrumbs={trail(t, to)}
    >
      {already.length > 0 ? <p>{t.already(number(already.length), already.length === 1)}</p> : null}
      {impossible.length > 0 ? <Notice kind="warning">{t.impossible(number(impossible.length), impossible.length === 1)}</Notice> : null}
      <Form action={to('/efforts/bulk/apply')}>
        {Object.entries(carried).map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <ButtonRow>
          {n > 0 ? <Button>{t.apply}</Button> : null}
          <ButtonLink kind="secondary" href={listHref}>
            {t.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
      {n > 0 ? (
        <Table
          caption={t.caption}
          columns={[
            { key: 'effort', heading: t.effort },
            { key: 'now', heading: t.now },
          ]}
          rows={named.map((effort) => ({ cells: { effort: <Words of={saidIn(effort.name, frame.locale)} />, now: now(effort) } }))}
        />
      ) : null}
      {n > named.length ? <p>{t.more(number(n - named.length))}</p> : null}
    </Page>
  )
}

export type WhoProps = Shared & { ids: string[]; colleagues: { id: string; name: string }[]; query: string }

/** Asked between the list and the preview, so that colleagues' names are read only when somebody needs them. */
export const WhoPage = ({ frame, t, to, listHref, ids, colleagues, query }: WhoProps) => (
  <Page
    frame={frame}
    title={t.whoTitle}
    lead={t.whoLead(formatNumber(ids.length, frame.locale), ids.length === 1)}
    narrow
    breadcrumbs={trail(t, to)}
  >
    <Form action={to('/efforts/bulk')}>
      <Hidden name="query" value={query} />
      <Hidden name="extent" value="ticked" />
      <Hidden name="effort" value={ids.join(',')} />
      <Select name="deed" label={t.who} options={colleagues.map(({ id, name }) => ({ value: `owner:${id}`, text: name }))} />
      <ButtonRow>
        <Button>{t.look}</Button>
        <ButtonLink kind="secondary" href={listHref}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  </Page>
)

export type UndoneProps = Omit<Shared, 'listHref'> & { undone: Undone | null }

export const UndonePage = ({ frame, t, to, undone }: UndoneProps) => {
  const number = (n: number) => formatNumber(n, frame.locale)
  return (
    <Page
      frame={frame}
      title={t.undoneTitle}
      lead={undone ? t.restored(number(undone.restored), undone.restored === 1) : t.undoneAlready}
      narrow
      breadcrumbs={trail(t, to)}
    >
      {undone && undone.left.length > 0 ? (
        <Prose>
          <p>{t.left(number(undone.left.length), undone.left.length === 1)}</p>
          <ul>
            {undone.left.map(({ id, name }) => (
              <li>
                <a href={to(`/efforts/${id}`)}>
                  <Words of={saidIn(name, frame.locale)} />
                </a>
              </li>
            ))}
          </ul>
        </Prose>
      ) : null}
      <ButtonLink href={to('/efforts')}>{t.toList}</ButtonLink>
    </Page>
  )
}
