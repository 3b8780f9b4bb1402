// On an effort's own page: what each profession says of it, side by side where they disagree.
import { ButtonLink, Card, CardGrid, type Frame, formatDate, Notice, Tag, type TagKind } from '@trygby/ui'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { textsFor } from '../../../platform/i18n.ts'
import { Paragraphs } from '../../goals/said/both.tsx'
import { asWritten } from '../as-written.ts'
import { disagree, type Perspective, type View } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface PerspectivesProps {
  frame: Frame
  effort: string
  perspectives: readonly Perspective[]
  mayAdd: boolean
  /** The reader's account: takes back what is their own. */
  reader: string | null
}

const tagOf: Record<View, TagKind> = { for: 'success', concern: 'warning', against: 'error', addition: 'info' }
/** For colleagues and partners of the effort. */
export const PerspectivesSection = (props: PerspectivesProps) => {
  const { frame, effort, perspectives, mayAdd } = props
  const t = textsFor(frame.locale, { da, en })
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{perspectives.length === 0 ? t.none : t.lead}</p>
      {disagree(perspectives) && <Notice>{t.disagree}</Notice>}
      {perspectives.length > 0 && (
        <CardGrid>
          {perspectives.map((perspective) => (
            <PerspectiveCard {...props} t={t} perspective={perspective} />
          ))}
        </CardGrid>
      )}
      {mayAdd && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${effort}/perspectives/new`}>
            {t.add}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

const PerspectiveCard = ({ frame, effort, reader, t, perspective }: PerspectivesProps & { t: typeof da; perspective: Perspective }) => {
  const { id, profession, view, words, author, authorName, organisationName, writtenAt, takenBackAt } = perspective
  const isOwn = author !== null && author === reader && takenBackAt === null
  return (
    <Card
      level={3}
      title={profession}
      over={<Tag kind={takenBackAt ? 'neutral' : tagOf[view]}>{t.views[view]}</Tag>}
      foot={[authorName, organisationName, formatDate(writtenAt, frame.locale)].filter((part) => part !== '').join(', ')}
    >
      {takenBackAt && (
        <p>
          <strong>{t.takenBack(formatDate(takenBackAt, frame.locale))}</strong>
        </p>
      )}
      <Paragraphs of={asWritten(words, frame.locale)} />
      {isOwn && (
        <RemoveForm
          action={`/${frame.locale}/efforts/${effort}/perspectives/${id}/take-back`}
          title={t.takeBack}
          warning={t.takeBackWarning}
          button={t.takeBack}
        />
      )}
    </Card>
  )
}
