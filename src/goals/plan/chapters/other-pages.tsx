// Pages beside the writing: a chapter for those who only read, one saved text, and a text that came too late or was too much.
import { ButtonLink, formatDateTime, Notice, Page, Prose, TextArea } from '@trygby/ui'
import type { UnitChange } from '../changes/model.ts'
import type { da as changesDa } from '../changes/texts.da.ts'
import { Units } from '../changes/units.tsx'
import { Blocks } from '../document/view.tsx'
import type { Chapter } from '../model.ts'
import { Written } from './kept.tsx'
import type { ChapterSave } from './model.ts'
import type { Preview } from './pages.tsx'
import { chaptersHref, type Shared, trail } from './shared.ts'

/** For colleagues who read but do not write: the text and how it looks. */
export const ReadPage = (props: Shared & { chapter: Chapter; preview: Preview }) => (
  <Page frame={props.frame} title={props.chapter.title} breadcrumbs={trail(props)}>
    <div lang="da" dir="ltr">
      {props.preview.blocks.length > 0 ? <Blocks blocks={props.preview.blocks} under={props.chapter.title} /> : <p>{props.t.empty}</p>}
    </div>
  </Page>
)

type SaveProps = Shared & { c: typeof changesDa; save: ChapterSave; units: UnitChange[]; mayUse: boolean }

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
      <h2>{t.difference}</h2>
      <p>{c.key}</p>
      <Prose>
        <Units units={units} t={c} />
      </Prose>
    </Page>
  )
}

/** The text could not take its place any more; it is kept, and stands here. */
export const ClosedPage = (props: Shared & { title: string; body: string }) => (
  <Page frame={props.frame} title={props.t.closed} breadcrumbs={trail(props)} hasErrors>
    <Notice kind="warning" announced>
      <p>{props.t.closedText}</p>
    </Notice>
    <TextArea name="body" label={props.title} value={props.body} rows={20} />
  </Page>
)

export const TooMuchPage = (props: Shared) => (
  <Page frame={props.frame} title={props.t.tooMuch} breadcrumbs={trail(props)} narrow hasErrors>
    <Notice kind="error" announced>
      <p>{props.t.tooMuchText}</p>
    </Notice>
  </Page>
)
