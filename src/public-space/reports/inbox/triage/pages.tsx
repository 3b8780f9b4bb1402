// One report to sort, with everything one decides by, and beside it the next ones.
import {
  Beside,
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Hidden,
  Page,
  Select,
  TextArea,
} from '@trygby/ui'
import { errorOf, tickOf, writtenIn } from '../../../../platform/form/answered.ts'
import { kindsOf } from '../../model.ts'
import { obviousNext } from '../../work/model.ts'
import { Facts, Queue } from './facts.tsx'
import { keys, numbered, showsOnMap } from './model.ts'
import type { SortingProps } from './props.ts'

export const SortingPage = (props: SortingProps) => {
  const { frame, t, w, report, place, total, answered } = props
  return (
    <Page
      frame={frame}
      title={t.title(String(report.number), w.kinds[report.kind])}
      lead={place > 0 ? t.place(String(place), total) : t.outside}
      breadcrumbs={[{ text: t.inbox, href: props.inboxHref }]}
      status={props.status}
      hasErrors={answered.errors.length > 0}
      scripts={['public-space/reports/inbox/triage']}
    >
      <ErrorSummary errors={answered.errors} />
      <Beside side={<Deeds {...props} />} label={t.decide}>
        <Facts {...props} />
      </Beside>
      {props.queue.length > 0 ? <Queue {...props} /> : null}
    </Page>
  )
}

/** A letter somebody may press instead; the island listens for it. */
const Key = ({ of }: { of: string }) => <kbd>{of}</kbd>

const Deeds = (props: SortingProps) => {
  const { t, to, answered, report, carried } = props
  const isMoved = ['assessed', 'reopened'].includes(obviousNext(report.state) ?? '')
  return (
    <Form action={to('/reports/sorting')}>
      {Object.entries(carried).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Choices {...props} />
      <span data-key={keys.assess}>
        <Button name="end" value="assess">
          {isMoved ? t.assess : t.keep} <Key of={keys.assess} />
        </Button>
      </span>
      <ButtonRow>
        <Ways {...props} />
      </ButtonRow>
      <div data-key={keys.close}>
        <Details title={`${t.closeTitle} (${keys.close})`} openAtStart={errorOf(answered, 'answer') !== undefined}>
          <TextArea
            name="answer"
            label={t.answer}
            hint={t.closeHint}
            value={writtenIn(answered, 'answer', t.ready)}
            error={errorOf(answered, 'answer')}
            maxlength={2000}
            rows={4}
          />
          <Button kind="secondary" name="end" value="close">
            {t.closeButton}
          </Button>
        </Details>
      </div>
      <div data-keys-switch hidden>
        <Checkbox name="keys" label={t.keysOn} checked />
      </div>
    </Form>
  )
}

const Choices = ({ t, w, answered, report, teams }: SortingProps) => (
  <>
    <div data-key={keys.kind}>
      <Select
        name="kind"
        label={t.kind}
        hint={t.choiceKey(keys.kind)}
        options={kindsOf[report.door].map((kind, n) => ({ value: kind, text: `${n + 1} ${w.kinds[kind]}` }))}
        value={writtenIn(answered, 'kind', report.kind)}
        prompt={false}
        width="long"
      />
    </div>
    <div data-key={keys.team}>
      <Select
        name="team"
        label={t.team}
        hint={t.choiceKey(keys.team)}
        options={teams.map(({ id, name }, n) => ({ value: id, text: n < numbered ? `${n + 1} ${name}` : name }))}
        value={writtenIn(answered, 'team', report.team?.id ?? '')}
        error={errorOf(answered, 'team')}
        prompt={`0 ${t.noTeam}`}
        width="long"
      />
    </div>
    {report.door === 'fault' ? (
      <div data-key={keys.public}>
        <Checkbox
          name="isPublic"
          label={t.isPublic}
          hint={t.publicKey(keys.public)}
          checked={tickOf(answered, 'isPublic', showsOnMap(report))}
        />
      </div>
    ) : null}
  </>
)

/** On without a deed. */
const Ways = ({ t, to, report, next, previous, at }: SortingProps) => (
  <>
    {next ? (
      <span data-key={keys.next}>
        <ButtonLink kind="secondary" href={at(next)}>
          {t.next} <Key of={keys.next} />
        </ButtonLink>
      </span>
    ) : null}
    {previous ? (
      <span data-key={keys.previous}>
        <ButtonLink kind="secondary" href={at(previous)}>
          {t.previous} <Key of={keys.previous} />
        </ButtonLink>
      </span>
    ) : null}
    <span data-key={keys.open}>
      <ButtonLink kind="secondary" href={to(`/reports/${report.id}`)}>
        {t.open} <Key of={keys.open} />
      </ButtonLink>
    </span>
  </>
)

export const NothingToSortPage = ({ frame, t, to, status }: Pick<SortingProps, 'frame' | 't' | 'to' | 'status'>) => (
  <Page frame={frame} title={t.emptyTitle} breadcrumbs={[{ text: t.inbox, href: to('/reports') }]} status={status}>
    <EmptyState title={t.emptyTitle} text={t.emptyText} action={{ text: t.toInbox, href: to('/reports') }} />
  </Page>
)
