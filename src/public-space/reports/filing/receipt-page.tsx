// The receipt: the code to keep, what happens now and by when, and how to hear the answer.
import {
  BigCode,
  Button,
  ButtonLink,
  ButtonRow,
  DraftKeeper,
  ErrorSummary,
  Form,
  type Frame,
  formatDate,
  Hidden,
  Page,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { Day } from '../../../platform/form/model.ts'
import { grouped } from '../code.ts'
import { GuardFields } from '../guard/fields.tsx'
import type { Filling } from './checked.ts'
import { flowAction } from './flow.tsx'
import type { da } from './texts.da.ts'

export interface ReceiptPageProps {
  frame: Frame
  t: typeof da
  code: string
  answered: Answered
  isVoice: boolean
  /** Their form: by it they may leave an e-mail. */
  filling: Filling
  /** Which unit reads it; empty when none is named. */
  unit: string
  answerBy: Day | null
  email: string | null
}

export const ReceiptPage = ({ frame, t, answered, code, isVoice, filling, unit, answerBy, email }: ReceiptPageProps) => (
  <Page
    frame={frame}
    title={isVoice ? t.receipt.voiceTitle : t.receipt.title}
    hasErrors={answered.errors.length > 0}
    scripts={['public-space/reports/filing']}
    narrow
    light
  >
    <ErrorSummary errors={answered.errors} />
    <h2>{t.receipt.code}</h2>
    <BigCode code={grouped(code)} />
    <p>
      {t.receipt.codeText} {t.receipt.keep}
    </p>
    <h2>{t.receipt.next}</h2>
    <ul>
      <li>{unit ? t.receipt.readBy(unit) : t.receipt.read}</li>
      {answerBy && <li>{t.receipt.answerBy(formatDate(answerBy, frame.locale))}</li>}
      <li>{t.receipt.answerWhere}</li>
      {email && <li>{t.receipt.mailed(email)}</li>}
    </ul>
    {!email && <Hear frame={frame} t={t} answered={answered} filling={filling} />}
    <ButtonRow>
      <ButtonLink kind="secondary" href={`/${frame.elsewhere ?? frame.locale}/follow`}>
        {t.receipt.toFollow}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`/${frame.locale}/report`}>
        {t.receipt.another}
      </ButtonLink>
    </ButtonRow>
    <DraftKeeper words={t.draft} state="sent" />
  </Page>
)

/** Asked when everything is kept: whoever wants no letters is done already. */
const Hear = ({ frame, t, answered, filling }: Pick<ReceiptPageProps, 'frame' | 't' | 'answered' | 'filling'>) => (
  <>
    <h2>{t.receipt.hearTitle}</h2>
    <Form action={flowAction({ frame, ...filling })}>
      <Hidden name="step" value="hear" />
      <Hidden name="draft" value={filling.draft} />
      <GuardFields begun={filling.begun} leaveEmpty={t.leaveEmpty} />
      <TextField
        name="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        label={t.receipt.email}
        hint={t.receipt.hearText}
        value={writtenIn(answered, 'email')}
        error={errorOf(answered, 'email')}
        width="long"
      />
      <Button kind="secondary">{t.receipt.hear}</Button>
    </Form>
  </>
)
