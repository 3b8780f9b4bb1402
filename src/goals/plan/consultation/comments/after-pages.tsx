// After the writing: the receipt, and a consultation that is over.
import { ButtonLink, ButtonRow, formatDate, Notice, Page, Prose, TextArea } from '@trygby/ui'
import { consultationPath, type PlanVersion, publicPath } from '../../model.ts'
import type { Comment } from '../model.ts'
import { type Shared, trail } from './pages.tsx'
import { Said } from './said.tsx'

/** What happens with what was written; nothing on it says what that was. */
export const ThanksPage = (props: Shared & { version: PlanVersion; next: string | null }) => {
  const { frame, t, version, next } = props
  const here = `/${frame.locale}${consultationPath(version)}`
  return (
    <Page frame={frame} title={t.thanks} lead={t.thanksLead} breadcrumbs={trail(props, version)} narrow>
      <h2>{t.thanksNext}</h2>
      <Prose>
        <ol>
          {t.thanksSteps(formatDate(version.consultationUntil ?? '', frame.locale)).map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </Prose>
      <ButtonRow>
        {next && <ButtonLink href={`${here}/chapters/${next}`}>{t.next}</ButtonLink>}
        <ButtonLink kind="secondary" href={here}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

/** A consultation that is over: what the reader said stays with its answer. `kept` is a comment that came too late. */
export const OverPage = (props: Shared & { adopted: PlanVersion | null; own: Comment[]; kept?: string }) => {
  const { frame, t, adopted, own, kept } = props
  return (
    <Page frame={frame} title={t.overTitle} breadcrumbs={trail(props)}>
      {kept && <Kept t={t} words={kept} />}
      <p>{adopted ? t.overAdopted : t.overText}</p>
      <p>
        <ButtonLink kind="secondary" href={`/${frame.locale}${adopted ? publicPath(adopted) : '/plan'}`}>
          {t.overRead}
        </ButtonLink>
      </p>
      <Said frame={frame} t={t} title={t.mine} comments={own} withChapter />
    </Page>
  )
}

/** What somebody wrote and could not send is still theirs. */
const Kept = ({ t, words }: Pick<Shared, 't'> & { words: string }) => (
  <>
    <Notice kind="warning" title={t.late} announced>
      <p>{t.keptText}</p>
    </Notice>
    <Prose>
      <TextArea name="words" label={t.kept} value={words} rows={7} />
    </Prose>
  </>
)
