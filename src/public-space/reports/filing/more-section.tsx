// A picture and words of one's own, both optional; words that seem to point at a person are asked about before anything is kept.
import { Checkbox, FileField, Notice, TextArea } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { hasPicture } from '../model.ts'
import type { Finding } from '../words/find-people.ts'
import type { FlowProps } from './flow.tsx'
import { mostWords } from './model.ts'

export type MoreProps = FlowProps & {
  /** A picture was put by before. */
  pictureKept: boolean
  /** What in the words seems to point at a person. */
  found: Finding[]
}

export const More = (props: MoreProps) => {
  const { t, answered, door, pictureKept } = props
  return (
    <>
      <TextArea
        name="words"
        label={t.more.words}
        hint={`${t.more.optional} ${t.more.wordsHint}`}
        value={writtenIn(answered, 'words')}
        error={errorOf(answered, 'words')}
        maxlength={mostWords}
        rows={4}
        autocomplete="off"
      />
      {hasPicture(door) && pictureKept && <p>{t.more.hasPicture}</p>}
      {hasPicture(door) && pictureKept && <Checkbox name="dropPicture" label={t.more.dropPicture} />}
      {hasPicture(door) && (
        <FileField
          name="picture"
          label={t.more.picture}
          hint={t.more.pictureHint}
          accept="image/jpeg,image/png,image/webp"
          error={errorOf(answered, 'picture')}
        />
      )}
    </>
  )
}

export const PleaseWithoutNames = ({ t, answered, found }: MoreProps) => {
  const words = writtenIn(answered, 'words')
  return (
    <Notice kind="warning" title={t.more.askTitle} announced>
      <p>{t.more.askText}</p>
      <ul>
        {found.map(({ what, from, to }) => (
          <li>
            “{words.slice(from, to)}” ({t.more.kinds[what]})
          </li>
        ))}
      </ul>
      <p>{t.more.askWhy}</p>
    </Notice>
  )
}
