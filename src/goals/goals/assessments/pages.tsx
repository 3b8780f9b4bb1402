// The page on which a goal is judged, with what the figures say beside it.
import { Button, Form, Notice, Radios, TextArea, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { ToldWords } from '../../indicators/told/told.ts'
import { movements } from '../model.ts'
import { hrefIn, RoomPage, type RoomPageProps } from '../room/page.tsx'
import type { Worded } from '../wording/model.ts'
import type { MovementCounts } from './model.ts'
import type { da } from './texts.da.ts'

type AssessProps = Pick<RoomPageProps, 'frame' | 'words'> & {
  t: typeof da
  /** The words for how things move. */
  told: ToldWords
  answered: Answered
  worded: Worded
  /** What the figures say, for whoever judges to see. */
  counts: MovementCounts
  /** How this person signed last. */
  signature: string
}

export const AssessPage = ({ frame, words, t, told, answered, worded, counts, signature }: AssessProps) => (
  <RoomPage
    frame={frame}
    words={words}
    narrow
    title={t.title(worded.title.text)}
    lead={t.lead}
    under={[{ ...worded.title, path: `/goals/${worded.goal}` }]}
    answered={answered}
  >
    <Notice title={t.beside}>
      <p>{t.figuresSay(counts)}</p>
    </Notice>
    <Form action={hrefIn(frame, `/goals/${worded.goal}/assess`)}>
      <Fields t={t} told={told} answered={answered} signature={signature} />
      <p>{t.forGood}</p>
      <Button>{t.sign}</Button>
    </Form>
  </RoomPage>
)

const Fields = ({ t, told, answered, signature }: Pick<AssessProps, 't' | 'told' | 'answered' | 'signature'>) => {
  const field = (name: string, stood?: string) => ({ name, value: writtenIn(answered, name, stood), error: errorOf(answered, name) })
  return (
    <>
      <Radios
        {...field('movement')}
        label={t.whichWay}
        required
        options={movements.map((movement) => ({ value: movement, text: told.movements[movement], hint: t.hints[movement] }))}
      />
      <TextArea {...field('wordsDa')} label={t.wordsDa} hint={t.wordsDaHint} required rows={8} />
      <TextArea {...field('wordsEn')} label={t.wordsEn} hint={t.englishHint} rows={6} />
      <TextField {...field('signedBy', signature)} label={t.signedBy} hint={t.signedHint} required width="long" maxlength={120} />
    </>
  )
}
