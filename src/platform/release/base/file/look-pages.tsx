// The last look before counts are kept: all of a new base, or what a newer edition changes.
import { Button, ButtonRow, ErrorSummary, Form, formatNumber, Notice, Page, Radios, Summary, Table, TextField } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../form/answered.ts'
import { said as inWords } from '../../open/formats.ts'
import type { Change } from '../compare.ts'
import { unitWords } from '../units.ts'
import { Counted } from './check-result.tsx'
import type { Checked, Said } from './model.ts'
import type { Shared } from './page-props.ts'
import { Steps, wayBack } from './pages.tsx'

interface LookPageProps extends Shared {
  /** The address of the draft; the steps before follow it. */
  action: string
  checked: Checked
  said: Said
}

export const LookPage = (props: LookPageProps) => {
  const { frame, t, action, checked, said } = props
  const { about } = said
  const words = `${action}/words`
  const facts = (['title', 'counted', 'description', 'origin'] as const).map((name) => ({
    name: t[name],
    value: inWords(about[name], frame.locale),
  }))
  return (
    <Page frame={frame} title={t.lookTitle} lead={t.lookLead} breadcrumbs={wayBack(props)}>
      <Steps {...props} at={3} />
      <Summary
        facts={[
          ...facts,
          { name: t.nField, value: inWords(about.n, frame.locale) },
          { name: t.cannot, value: about.cannotSay.map((line) => inWords(line, frame.locale)).join(' ') },
          { name: t.least, value: String(said.least) },
        ]}
      />
      <p>
        <a href={words}>{t.correctWords}</a>
      </p>
      <Counted frame={frame} t={t} checked={checked} least={said.least} />
      <p>
        <a href={action}>{t.correctColumns}</a>
      </p>
      <Keep action={action} text={t.keep} giveUp={t.giveUp} />
    </Page>
  )
}

const Keep = ({ action, text, giveUp }: { action: string; text: string; giveUp: string }) => (
  <Form action={`${action}/look`}>
    <ButtonRow>
      <Button>{text}</Button>
      <Button kind="secondary" formaction={`${action}/forget`}>
        {giveUp}
      </Button>
    </ButtonRow>
  </Form>
)

export interface NewerLookPageProps extends Shared {
  action: string
  checked: Checked
  least: number
  change: Change
  /** The edition it is held against, and whether something was released from it. */
  against: { number: number; isReleased: boolean }
  /** Asked only where something already released would change. */
  asksMode: boolean
  /** The file says what is known already, whatever is answered. */
  isNothingNew: boolean
  /** Tables were proposed before, and the same can be proposed at once. */
  mayRepeat: boolean
}

export const NewerLookPage = (props: NewerLookPageProps) => {
  const { frame, t, checked, least, change, against, isNothingNew, base, action } = props
  const number = (value: number) => formatNumber(value, frame.locale)
  return (
    <Page
      frame={frame}
      title={t.newerLookTitle}
      lead={t.newerLookLead(base?.title ?? '', String(against.number), against.isReleased)}
      breadcrumbs={wayBack(props)}
      hasErrors={props.answered.errors.length > 0}
    >
      <Steps {...props} at={2} />
      <ErrorSummary errors={props.answered.errors} />
      <Summary
        facts={[
          { name: t.changed, value: number(change.changed) },
          { name: t.changedSmall(String(least - 1)), value: number(change.small) },
        ]}
      />
      <ChangedUnits {...props} />
      {isNothingNew ? <NothingNew {...props} /> : <KeepNewer {...props} />}
      <h2>{t.inNumbers}</h2>
      <Counted frame={frame} t={t} checked={checked} least={least} />
      <p>
        <a href={action}>{t.correctColumns}</a>
      </p>
    </Page>
  )
}

const NothingNew = ({ t, action }: NewerLookPageProps) => (
  <>
    <Notice kind="info">{t.errors.sameAsBefore}</Notice>
    <Form action={`${action}/forget`}>
      <Button kind="secondary">{t.giveUp}</Button>
    </Form>
  </>
)

const KeepNewer = ({ t, answered, action, asksMode, mayRepeat }: NewerLookPageProps) => (
  <Form action={`${action}/look`}>
    {asksMode && (
      <Radios
        name="mode"
        label={t.mode}
        value={writtenIn(answered, 'mode', 'keep')}
        error={errorOf(answered, 'mode')}
        options={[
          { value: 'keep', text: t.modeKeep, hint: t.modeKeepHint },
          { value: 'all', text: t.modeAll, hint: t.modeAllHint },
        ]}
      />
    )}
    <TextField
      name="note"
      label={t.note}
      hint={t.noteHint}
      value={writtenIn(answered, 'note')}
      error={errorOf(answered, 'note')}
      width="long"
      maxlength={500}
    />
    <ButtonRow>
      {mayRepeat && (
        <Button name="do" value="again">
          {t.keepAndRepeat}
        </Button>
      )}
      <Button kind={mayRepeat ? 'secondary' : 'primary'}>{t.keepNewer}</Button>
      <Button kind="secondary" formaction={`${action}/forget`}>
        {t.giveUp}
      </Button>
    </ButtonRow>
  </Form>
)

/** So many units are named; the rest is a number. */
const mostNamed = 12

const ChangedUnits = ({ frame, t, checked, change }: NewerLookPageProps) => {
  const listed = (d: number, units: string[] = []) => {
    const dimension = checked.dimensions[d]
    if (!dimension || units.length === 0) return t.none
    const names = units.slice(0, mostNamed).map((unit) => inWords(unitWords(dimension, unit), frame.locale))
    const rest = units.length - names.length
    return rest > 0 ? t.andMore(names.join('; '), formatNumber(rest, frame.locale)) : names.join('; ')
  }
  return (
    <Table
      caption={t.newUnits}
      columns={[
        { key: 'division', heading: t.division },
        { key: 'added', heading: t.added },
        { key: 'removed', heading: t.removed },
      ]}
      rows={checked.dimensions.map(({ heading }, d) => ({
        cells: { division: inWords(heading, frame.locale), added: listed(d, change.added[d]), removed: listed(d, change.removed[d]) },
      }))}
    />
  )
}
