// Who is asked about a version, and where it goes next.
import { Button, ButtonLink, ButtonRow, Form, formatDate, Hidden, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { Party } from '../consultation/model.ts'
import type { PlanVersion } from '../model.ts'
import { workbenchPath } from '../model.ts'
import { movesByHand } from './model.ts'
import type { Shared } from './pages.tsx'

type Props = Shared & { version: PlanVersion; parties: Party[]; mayWrite: boolean }

export const Asked = ({ frame, t, version, parties, mayWrite }: Props) => (
  <section>
    <h2>{t.asked}</h2>
    {version.consultationUntil && (
      <p>
        {t.consultation} {formatDate(version.consultationUntil, frame.locale)}.
      </p>
    )}
    {version.residentsMayComment && <p>{t.askedResidents}</p>}
    {parties.length === 0 && !version.residentsMayComment && <p>{t.askedNobody}</p>}
    {parties.length > 0 && (
      <ul>
        {parties.map(({ name, comments, hasNothingToAdd }) => (
          <li>{t.askedParty(name, comments, hasNothingToAdd)}</li>
        ))}
      </ul>
    )}
    {mayWrite && (
      <ButtonLink kind="secondary" href={`/${frame.locale}${workbenchPath(version)}/consultation`}>
        {t.toConsultation}
      </ButtonLink>
    )}
  </section>
)

/** Each way on says what it means before the button. */
export const Next = ({ frame, t, version, answered }: Pick<Props, 'frame' | 't' | 'version'> & { answered: Answered }) => {
  const ways = movesByHand(version.state)
  const here = `/${frame.locale}${workbenchPath(version)}`
  return (
    <section>
      <h2>{t.next}</h2>
      {version.state === 'for-adoption' && (
        <p>
          <ButtonLink href={`${here}/adopt`}>{t.adoptLink}</ButtonLink>
        </p>
      )}
      <ul>
        {ways.map((to) => (
          <li>
            <strong>{t.moves[to]}.</strong> {t.moveHints[to]}
          </li>
        ))}
      </ul>
      <Form action={`${here}/move`}>
        <Hidden name="from" value={version.state} />
        <TextField
          name="reason"
          label={t.reason}
          value={writtenIn(answered, 'reason')}
          error={errorOf(answered, 'reason')}
          maxlength={2000}
          width="long"
        />
        <ButtonRow>
          {ways.map((to) => (
            <Button kind="secondary" name="to" value={to}>
              {t.moves[to]}
            </Button>
          ))}
        </ButtonRow>
      </Form>
    </section>
  )
}
