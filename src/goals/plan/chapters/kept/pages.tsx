// What is kept beside a chapter: texts that wait because somebody saved first, and every text it had.
import { Button, ButtonLink, Card, CardGrid, Details, Form, formatDateTime, Notice, Page, Prose, Tag } from '@trygby/ui'
import type { UnitChange } from '../../changes/model.ts'
import type { da as changesDa } from '../../changes/texts.da.ts'
import { Units } from '../../changes/units.tsx'
import type { Chapter } from '../../model.ts'
import type { ChapterSave, SaveLine } from '../model.ts'
import { chaptersHref, type Shared, trail } from '../shared.ts'

/** Somebody saved first: the text as it is now, who saved it, and the way from it to what this person wrote. */
export interface Conflict {
  now: Pick<Chapter, 'title' | 'body' | 'changedByName' | 'changedAt'>
  /** `byName` when a colleague wrote it. */
  mine: { title: string; body: string; byName: string | null }
  units: UnitChange[]
}

const Written = ({ text }: { text: string }) => (
  <div lang="da" dir="ltr">
    {text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)

type ConflictProps = Pick<Shared, 'frame' | 't'> & { c: typeof changesDa; conflict: Conflict }

export const ConflictView = ({ frame, t, c, conflict: { now, mine, units } }: ConflictProps) => (
  <section>
    <Notice kind="warning" title={t.stale(now.changedByName, formatDateTime(now.changedAt, frame.locale))} announced>
      <p>{t.staleText}</p>
    </Notice>
    <CardGrid>
      <Card title={t.theirs(now.changedByName)} over={now.title}>
        <Written text={now.body} />
      </Card>
      <Card title={mine.byName ? t.waitsFrom(mine.byName) : t.yours} over={mine.title}>
        <Written text={mine.body} />
      </Card>
    </CardGrid>
    <h2>{t.difference}</h2>
    <p>{t.differenceText}</p>
    <p>{c.key}</p>
    <Prose>
      <Units units={units} frame={frame} t={c} />
    </Prose>
  </section>
)

/** Texts that wait beside the chapter: merge each with it, or put it aside. */
export const Waiting = (props: Shared & { chapter: Chapter; waiting: SaveLine[] }) => {
  const { frame, t, chapter, waiting } = props
  const here = `${chaptersHref(props)}/${chapter.id}`
  return (
    <Notice kind="warning" title={t.waitingTitle}>
      <p>{t.waitingText}</p>
      {waiting.map((one) => (
        <Form action={`${here}/saves/${one.id}/settle`}>
          <p>
            {t.waitingLine(one.byName, formatDateTime(one.at, frame.locale))}: <a href={`${here}?text=${one.id}`}>{t.merge}</a>
          </p>
          <Button kind="link">{t.putAside}</Button>
        </Form>
      ))}
    </Notice>
  )
}

export const Saves = (props: Shared & { chapter: Chapter; saves: SaveLine[] }) => {
  const { frame, t, chapter, saves } = props
  return (
    <Details title={t.history}>
      <ul>
        {saves.map((save) => (
          <li>
            <a href={`${chaptersHref(props)}/${chapter.id}/saves/${save.id}`}>
              {t.historyLine(save.byName, formatDateTime(save.at, frame.locale))}
            </a>{' '}
            {save.revision === chapter.revision && <Tag kind="success">{t.nowSaved}</Tag>}
            {save.revision === null && <Tag kind={save.settledAt ? 'neutral' : 'warning'}>{save.settledAt ? t.aside : t.waits}</Tag>}
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** `units` lead from the saved text to what stands in the plan now; null when the chapter was taken out. */
type SaveProps = Shared & { c: typeof changesDa; save: ChapterSave; units: UnitChange[] | null; mayUse: boolean }

/** One saved text, and the way from it to what stands in the plan now. */
export const SavePage = (props: SaveProps) => {
  const { frame, t, c, save, units, mayUse } = props
  const here = `${chaptersHref(props)}/${save.chapter}`
  return (
    <Page
      frame={frame}
      title={t.saveTitle(save.title)}
      lead={t.historyLine(save.byName, formatDateTime(save.at, frame.locale))}
      breadcrumbs={[...trail(props), ...(mayUse ? [{ text: save.title, href: here }] : [])]}
    >
      <Prose>
        <Written text={save.body} />
      </Prose>
      {mayUse && (
        <p>
          <ButtonLink kind="secondary" href={`${here}?text=${save.id}`}>
            {t.use}
          </ButtonLink>
        </p>
      )}
      {units && (
        <>
          <h2>{t.difference}</h2>
          <p>{t.differenceToNow}</p>
          <p>{c.key}</p>
          <Prose>
            <Units units={units} frame={frame} t={c} />
          </Prose>
        </>
      )}
    </Page>
  )
}
