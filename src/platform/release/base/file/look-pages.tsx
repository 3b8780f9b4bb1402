// The last look before counts are kept: all of a new base, or what a newer edition changes.
import { Button, ButtonRow, ErrorSummary, Form, formatNumber, Page, Radios, Summary, Table, TextField } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../form/answered.ts'
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
  const language = frame.locale === 'da' ? 'da' : 'en'
  const words = `${action}/words`
  const facts = (['title', 'counted', 'description', 'origin'] as const).map((name) => ({ name: t[name], value: about[name][language] }))
  return (
    <Page frame={frame} title={t.lookTitle} lead={t.lookLead} breadcrumbs={wayBack(props)}>
      <Steps {...props} at={3} />
      <Summary
        facts={[
          ...facts,
          { name: t.nField, value: about.n[language] },
          { name: t.cannot, value: about.cannotSay.map((line) => line[language]).join(' ') },
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
}

export const NewerLookPage = (props: NewerLookPageProps) => {
  const { frame, t, answered, action, checked, least, change, against, asksMode, base } = props
  const number = (value: number) => formatNumber(value, frame.locale)
  return (
    <Page
      frame={frame}
      title={t.newerLookTitle}
      lead={t.newerLookLead(base?.title ?? '', String(against.number), against.isReleased)}
      breadcrumbs={wayBack(props)}
      hasErrors={answered.errors.length > 0}
    >
      <Steps {...props} at={2} />
      <ErrorSummary errors={answered.errors} />
      <Summary
        facts={[
          { name: t.changed, value: number(change.changed) },
          { name: t.changedSmall(String(least - 1)), value: number(change.small) },
        ]}
      />
      <ChangedUnits {...props} />
      <Form action={`${action}/look`}>
        {asksMode ? (
          <Radios
            name="mode"
            label={t.mode}
            value={writtenIn(answered, 'mode', 'keep')}
            options={[
              { value: 'keep', text: t.modeKeep, hint: t.modeKeepHint },
              { value: 'all', text: t.modeAll, hint: t.modeAllHint },
            ]}
          />
        ) : null}
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
          <Button>{t.keepNewer}</Button>
          <Button kind="secondary" formaction={`${action}/forget`}>
            {t.giveUp}
          </Button>
        </ButtonRow>
      </Form>
      <h2>{t.inNumbers}</h2>
      <Counted frame={frame} t={t} checked={checked} least={least} />
      <p>
        <a href={action}>{t.correctColumns}</a>
      </p>
    </Page>
  )
}

/** So many units are named; the rest is a number. */
const mostNamed = 12

const ChangedUnits = ({ frame, t, checked, change }: NewerLookPageProps) => {
  const language = frame.locale === 'da' ? 'da' : 'en'
  const listed = (d: number, units: string[] = []) => {
    const dimension = checked.dimensions[d]
    if (!dimension || units.length === 0) return t.none
    const names = units.slice(0, mostNamed).map((unit) => unitWords(dimension, unit, language))
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
        cells: { division: heading[language], added: listed(d, change.added[d]), removed: listed(d, change.removed[d]) },
      }))}
    />
  )
}
