// The receipt: the code to keep, what happens now and by when, and how to hear the answer.
import { BigCode, ButtonLink, ButtonRow, DraftKeeper, type Frame, formatDate, Page } from '@trygby/ui'
import type { Day } from '../../../platform/form/model.ts'
import { grouped } from '../code.ts'
import type { da } from './texts.da.ts'

export interface ReceiptPageProps {
  frame: Frame
  t: typeof da
  code: string
  isVoice: boolean
  /** Which unit reads it; empty when none is named. */
  unit: string
  answerBy: Day | null
  email: string | null
}

export const ReceiptPage = ({ frame, t, code, isVoice, unit, answerBy, email }: ReceiptPageProps) => (
  <Page frame={frame} title={isVoice ? t.receipt.voiceTitle : t.receipt.title} scripts={['public-space/reports/filing']} narrow light>
    <h2>{t.receipt.code}</h2>
    <BigCode code={grouped(code)} />
    <p>{t.receipt.codeText}</p>
    <p>{t.receipt.keep}</p>
    {email && <p>{t.receipt.mailed(email)}</p>}
    <h2>{t.receipt.next}</h2>
    <ul>
      <li>{unit ? t.receipt.readBy(unit) : t.receipt.read}</li>
      {answerBy && <li>{t.receipt.answerBy(formatDate(answerBy, frame.locale))}</li>}
      <li>{t.receipt.answerWhere}</li>
    </ul>
    <ButtonRow>
      <ButtonLink href={`/${frame.elsewhere ?? frame.locale}/follow`}>{t.receipt.toFollow}</ButtonLink>
      <ButtonLink kind="secondary" href={`/${frame.locale}/report`}>
        {t.receipt.another}
      </ButtonLink>
    </ButtonRow>
    <DraftKeeper words={t.draft} state="sent" />
  </Page>
)
