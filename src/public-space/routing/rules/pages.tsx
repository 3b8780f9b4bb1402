// The rules in their order with every change they have had, and one of them to try and to save.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  Checkboxes,
  Details,
  ErrorSummary,
  Form,
  formatDateTime,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  Table,
  Tag,
  TextField,
} from '@trygby/ui'
import { type Answered, choicesIn, errorOf, tickOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { deadlineKinds } from '../../../platform/town/category/model.ts'
import { dayTimes, doors, kindsOf } from '../../reports/model.ts'
import type { Named, Rule, RuleChange } from '../model.ts'
import { DryRunSection, type DryRunSectionProps } from './dry-run-section.tsx'
import { deadlineOf, forWhat, inOneLine, type RuleWords, toWhom } from './rule-words.ts'

const addressIn = ({ frame }: Pick<RuleWords, 'frame'>, path = ''): string => `/${frame.locale}/reports/routing${path}`

interface RulesPageProps extends RuleWords {
  rules: Rule[]
  changes: RuleChange[]
  mayChange: boolean
  done?: string
}

export const RulesPage = (props: RulesPageProps) => {
  const { frame, t, rules, mayChange, done } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ text: t.reports, href: `/${frame.locale}/reports` }]}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      <Table
        caption={t.caption}
        empty={t.empty}
        columns={[
          { key: 'name', heading: t.name },
          { key: 'place', heading: t.place, numeric: true },
          { key: 'forWhat', heading: t.forWhat },
          { key: 'to', heading: t.to },
          { key: 'deadline', heading: t.deadline },
          { key: 'state', heading: t.state },
        ]}
        rows={rules.map((rule) => ({
          ...(mayChange ? { href: addressIn(props, `/${rule.id}`) } : {}),
          cells: {
            name: rule.name,
            place: rule.place,
            forWhat: forWhat(props, rule),
            to: toWhom(t, rule),
            deadline: deadlineOf(t, rule),
            state: <Tag kind={rule.isOn ? 'success' : 'neutral'}>{rule.isOn ? t.on : t.off}</Tag>,
          },
        }))}
      />
      <ButtonRow>
        {mayChange && <ButtonLink href={addressIn(props, '/new')}>{t.add}</ButtonLink>}
        <ButtonLink kind="secondary" href={`/${frame.locale}/reports/kinds`}>
          {t.kindsLink}
        </ButtonLink>
      </ButtonRow>
      <Changes {...props} />
    </Page>
  )
}

const Changes = (props: RulesPageProps) => {
  const { frame, t, changes } = props
  const line = ({ was, becomes }: RuleChange) => {
    const old = was ? inOneLine(props, was) : ''
    return becomes ? `${inOneLine(props, becomes)}${old ? ` (${t.was(old)})` : ''}` : old
  }
  return (
    <section>
      <h2>{t.changes}</h2>
      <Table
        caption={t.changes}
        captionHidden
        empty={t.changesEmpty}
        columns={[
          { key: 'when', heading: t.when },
          { key: 'who', heading: t.who },
          { key: 'what', heading: t.what },
          { key: 'rule', heading: t.name },
        ]}
        rows={changes.map((change) => ({
          cells: {
            when: formatDateTime(change.at, frame.locale),
            who: change.byName || t.machinery,
            what: t.whats[change.what],
            rule: line(change),
          },
        }))}
      />
    </section>
  )
}

export interface RulePageProps extends RuleWords {
  answered: Answered
  teams: Named[]
  partners: Named[]
  /** None for a new one. */
  rule?: Rule
  /** The number proposed for a new one. */
  nextPlace: number
  tried?: DryRunSectionProps['tried']
  /** What was tried, so that only that is saved. */
  seal?: string
  mustTry?: boolean
  /** Who corrected the rule meanwhile. */
  meanwhile?: string
}

export const RulePage = (props: RulePageProps) => {
  const { frame, t, answered, rule, tried, mustTry, meanwhile } = props
  return (
    <Page
      frame={frame}
      title={rule ? t.editTitle(rule.name) : t.newTitle}
      lead={t.formLead}
      breadcrumbs={[{ text: t.title, href: addressIn(props) }]}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {meanwhile !== undefined && rule && (
        <Notice kind="warning" title={t.meanwhile(meanwhile)} announced>
          {inOneLine(props, rule)}
        </Notice>
      )}
      {mustTry && <Notice announced>{t.mustTry}</Notice>}
      {tried && <DryRunSection {...props} tried={tried} />}
      <RuleForm {...props} />
      {rule && <RemoveForm action={addressIn(props, `/${rule.id}/remove`)} title={t.remove} warning={t.removeWarning} button={t.remove} />}
    </Page>
  )
}

const RuleForm = (props: RulePageProps) => {
  const { t, answered, rule, teams, partners, nextPlace, tried, seal } = props
  const common = (name: keyof typeof t.hints) => ({ name, label: t.fields[name], hint: t.hints[name], error: errorOf(answered, name) })
  const whom = rule?.team ? `team:${rule.team.id}` : rule?.organisation ? `partner:${rule.organisation.id}` : ''
  return (
    <Form action={addressIn(props, `/${rule?.id ?? 'new'}`)}>
      <Hidden name="revision" value={rule?.revision ?? 0} />
      {seal !== undefined && <Hidden name="tried" value={seal} />}
      <TextField {...common('name')} value={writtenIn(answered, 'name', rule?.name)} maxlength={120} required />
      <TextField
        {...common('place')}
        value={writtenIn(answered, 'place', String(rule?.place ?? nextPlace))}
        inputmode="numeric"
        width="short"
        required
      />
      <KindFields {...props} />
      <Details title={t.fields.areas} openAtStart={choicesIn(answered, 'areas', rule?.areas ?? []).length > 0}>
        <Checkboxes
          {...common('areas')}
          options={props.areas.map(({ id, name }) => ({ value: id, text: name }))}
          values={choicesIn(answered, 'areas', rule?.areas ?? [])}
        />
      </Details>
      <Checkboxes
        {...common('times')}
        options={dayTimes.map((time) => ({ value: time, text: props.w.times[time] }))}
        values={choicesIn(answered, 'times', rule?.times ?? [])}
      />
      <Select
        {...common('whom')}
        options={[
          ...teams.map(({ id, name }) => ({ value: `team:${id}`, text: t.team(name) })),
          ...partners.map(({ id, name }) => ({ value: `partner:${id}`, text: t.partner(name) })),
        ]}
        value={writtenIn(answered, 'whom', whom)}
        required
      />
      <TextField
        {...common('days')}
        value={writtenIn(answered, 'days', rule?.deadline ? String(rule.deadline.days) : '')}
        inputmode="numeric"
        width="short"
      />
      <Radios
        name="deadlineKind"
        label={t.fields.deadlineKind}
        error={errorOf(answered, 'deadlineKind')}
        options={deadlineKinds.map((kind) => ({ value: kind, text: t.deadlineKinds[kind] }))}
        value={writtenIn(answered, 'deadlineKind', rule?.deadline?.kind ?? 'working')}
      />
      <Checkbox name="isOn" label={t.fields.isOn} checked={tickOf(answered, 'isOn', rule?.isOn ?? true)} />
      <ButtonRow>
        {tried && (
          <Button name="deed" value="save">
            {t.save}
          </Button>
        )}
        <Button name="deed" value="try" kind={tried ? 'secondary' : 'primary'}>
          {tried ? t.tryAgain : t.tryIt}
        </Button>
        <ButtonLink kind="secondary" href={addressIn(props)}>
          {t.cancel}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

/** The kinds of each door, folded, so that the form is short where few are chosen. */
const KindFields = ({ t, w, answered, rule }: RulePageProps) => (
  <>
    {doors.map((door) => {
      const chosen = choicesIn(answered, `kinds-${door}`, rule?.kinds ?? [])
      const kinds: readonly string[] = kindsOf[door]
      return (
        <Details title={`${t.kinds}: ${w.doors[door]}`} openAtStart={chosen.some((kind) => kinds.includes(kind))}>
          <Checkboxes
            name={`kinds-${door}`}
            label={w.doors[door]}
            hint={t.kindsHint}
            options={kindsOf[door].map((kind) => ({ value: kind, text: w.kinds[kind] }))}
            values={chosen}
          />
        </Details>
      )
    })}
  </>
)
