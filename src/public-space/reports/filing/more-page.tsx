// A picture and words of one's own, both optional; words that seem to point at a person are asked about before anything is kept.
import { Button, Checkbox, FileField, Notice, TextArea } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { hasPicture } from '../model.ts'
import type { Finding } from '../words/find-people.ts'
import { FlowPage, type FlowProps, OnOrBack, QuestionForm } from './flow.tsx'
import { mostWords } from './model.ts'

export type MorePageProps = FlowProps & {
  begun: string
  /** A picture was put by before. */
  pictureKept: boolean
  /** What in the words seems to point at a person. */
  found: Finding[]
}

export const MorePage = (props: MorePageProps) => {
  const { t, answered, door, pictureKept, found } = props
  return (
    <FlowPage {...props} step="more" title={t.steps.more}>
      <p>{t.more.optional}</p>
      {found.length > 0 && <PleaseWithoutNames {...props} />}
      <QuestionForm {...props} step="more" multipart={hasPicture(door)}>
        <TextArea
          name="words"
          label={t.more.words}
          hint={t.more.wordsHint}
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
        <OnOrBack
          {...props}
          step="more"
          more={
            found.length > 0 && (
              <Button kind="secondary" name="keepNames" value="yes">
                {t.more.goOn}
              </Button>
            )
          }
        />
      </QuestionForm>
    </FlowPage>
  )
}

const PleaseWithoutNames = ({ t, answered, found }: MorePageProps) => {
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
