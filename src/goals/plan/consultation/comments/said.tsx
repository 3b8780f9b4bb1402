// A comment with the town's answer, as whoever may see it reads it. Both are in the writer's own words.
import { Card, CardGrid, type Frame, formatDate, Tag } from '@trygby/ui'
import type { Comment } from '../model.ts'
import type { da } from './texts.da.ts'

interface SaidProps {
  frame: Frame
  t: typeof da
  title: string
  comments: Comment[]
  /** Whether each says which chapter it is about. */
  withChapter?: boolean
}

/** Nothing when nothing was said. */
export const Said = ({ title, comments, ...rest }: SaidProps) =>
  comments.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <CardGrid>
        {comments.map((comment) => (
          <SaidCard {...rest} comment={comment} />
        ))}
      </CardGrid>
    </section>
  )

const SaidCard = ({ frame, t, comment, withChapter }: Omit<SaidProps, 'title' | 'comments'> & { comment: Comment }) => {
  const { chapterTitle, who, words, redaction, writtenAt, answer, outcome } = comment
  const speaker = who || t.resident
  return (
    <Card level={3} title={withChapter ? chapterTitle || t.whole : speaker} foot={formatDate(writtenAt, frame.locale)}>
      <blockquote lang="da" dir="auto">
        <Paragraphs text={words} />
      </blockquote>
      {redaction && <p>{t.redactions[redaction]}</p>}
      {answer ? (
        <>
          <p>
            <strong>{t.answer}</strong> {outcome && <Tag kind="info">{t.outcomes[outcome]}</Tag>}
          </p>
          <div lang="da" dir="auto">
            <Paragraphs text={answer} />
          </div>
        </>
      ) : (
        <p>{t.waiting}</p>
      )}
    </Card>
  )
}

/** Text as it was written: an empty line begins a paragraph, a new line a new line. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>
        {paragraph.split('\n').map((line, place) => (
          <>
            {place > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </>
)
