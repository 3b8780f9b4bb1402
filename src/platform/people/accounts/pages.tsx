// The administrator's pages about people with access.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CardGrid,
  collator,
  ErrorSummary,
  type FieldMessage,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  Notice,
  Page,
  Prose,
  Summary,
  Table,
  Tabs,
  Tag,
  TextField,
} from '@trygby/ui'
import { type AccountFields, Fields, type OrganisationChoice } from './fields.tsx'
import { type Account, type Group, groupOf, groups, type ListedAccount } from './model.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
type Base = { frame: Frame; t: Words; roleNames: Record<string, string> }
/** Address of a page by its path without language. */
type To = (path: string) => string

const namesOf = (roles: readonly string[], names: Record<string, string>) => roles.map((role) => names[role] ?? role).join(', ')

export type ListProps = Base & { to: To; group: Group; search: string; accounts: ListedAccount[]; done?: string }

export const ListPage = ({ frame, t, roleNames, to, group, search, accounts, done }: ListProps) => {
  const inGroup = accounts.filter((account) => groupOf(account) === group)
  const shown = inGroup.filter(({ name, email }) => `${name} ${email ?? ''}`.toLowerCase().includes(search.toLowerCase()))
  const order = collator(frame.locale)
  return (
    <Page frame={frame} title={t.title} lead={t.lead} scripts={['ui/table']} status={done ? { kind: 'success', text: done } : undefined}>
      <ButtonRow>
        <ButtonLink href={to('/people/new')}>{t.invite}</ButtonLink>
        <ButtonLink kind="secondary" href={to('/organisations')}>
          {t.organisations}
        </ButtonLink>
        <ButtonLink kind="secondary" href={to('/people/work-roles')}>
          {t.workRoles}
        </ButtonLink>
      </ButtonRow>
      <Tabs
        label={t.groupsLabel}
        tabs={groups.map((one) => ({
          text: `${t.groups[one]} (${accounts.filter((account) => groupOf(account) === one).length})`,
          href: to(`/people?group=${one}`),
          current: one === group,
        }))}
      />
      <Form method="get" action={to('/people')}>
        <input type="hidden" name="group" value={group} />
        <TextField name="search" type="search" label={t.search} hint={t.searchHint} value={search} />
        <Button kind="secondary">{t.find}</Button>
      </Form>
      <Table
        caption={t.caption(t.groups[group])}
        empty={t.empty}
        downloads={[{ text: t.export, href: to('/people/list.csv') }]}
        columns={[
          { key: 'name', heading: t.name, sortable: true },
          { key: 'email', heading: t.email, sortable: true },
          { key: 'roles', heading: t.roles },
          ...(group === 'partners' ? [{ key: 'organisation', heading: t.organisation, sortable: true }] : []),
          ...(group === 'ended' ? [{ key: 'status', heading: t.status }] : []),
          ...(group === 'staff' || group === 'partners' ? [{ key: 'factor', heading: t.factor }] : []),
          { key: 'seen', heading: t.lastSeen, sortable: true },
        ]}
        rows={shown
          .sort((a, b) => order.compare(a.name, b.name))
          .map((account) => ({
            href: to(`/people/${account.id}`),
            sortValues: { seen: account.lastSeenAt?.toISOString() ?? '' },
            cells: {
              name: account.name,
              email: account.email ?? '',
              roles: namesOf(account.roles, roleNames),
              organisation: account.organisationName ?? '',
              status: t.statuses[account.status],
              factor: account.hasSecondFactor ? t.yes : t.no,
              seen: account.lastSeenAt ? formatDate(account.lastSeenAt, frame.locale) : t.neverSeen,
            },
          }))}
      />
    </Page>
  )
}

export type InviteProps = Base & { to: To; values: AccountFields; organisations: OrganisationChoice[]; errors: FieldMessage[] }

export const InvitePage = ({ frame, t, roleNames, to, values, organisations, errors }: InviteProps) => (
  <Page
    frame={frame}
    title={t.inviteTitle}
    lead={t.inviteLead}
    narrow
    breadcrumbs={[{ text: t.title, href: to('/people') }]}
    hasErrors={errors.length > 0}
  >
    <ErrorSummary errors={errors} />
    <Form action={to('/people/new')}>
      <Fields t={t} roleNames={roleNames} values={values} organisations={organisations} errors={errors} />
      <Button>{t.send}</Button>
    </Form>
  </Page>
)

export type AccountProps = Base & {
  to: To
  account: Account
  organisationName: string | null
  isSelf: boolean
  sessions: number
  hasSecondFactor: boolean
  values: AccountFields
  organisations: OrganisationChoice[]
  errors: FieldMessage[]
  done?: string
}

export const AccountPage = (props: AccountProps) => {
  const { frame, t, roleNames, to, account, errors, done } = props
  const hasLeft = account.status === 'left'
  return (
    <Page
      frame={frame}
      title={account.name}
      breadcrumbs={[{ text: t.title, href: to('/people') }]}
      hasErrors={errors.length > 0}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      <ErrorSummary errors={errors} />
      <Summary
        facts={[
          { name: t.status, value: <Tag kind={account.status === 'active' ? 'success' : 'neutral'}>{t.statuses[account.status]}</Tag> },
          ...(account.email ? [{ name: t.email, value: account.email }] : []),
          ...(hasLeft ? [] : [{ name: t.roles, value: namesOf(account.roles, roleNames) || t.none }]),
          ...(props.organisationName ? [{ name: t.organisation, value: props.organisationName }] : []),
          { name: t.made, value: formatDateTime(account.madeAt, frame.locale) },
          ...(account.endedAt ? [{ name: t.ended, value: formatDateTime(account.endedAt, frame.locale) }] : []),
          ...(hasLeft ? [] : [{ name: t.factor, value: props.hasSecondFactor ? t.yes : t.no }]),
        ]}
      />
      {props.isSelf && (
        <Notice>
          <p>{t.self}</p>
          <p>
            <a href={to('/my-page')}>{t.myPage}</a>
          </p>
        </Notice>
      )}
      {!props.isSelf && !hasLeft && (
        <>
          <section>
            <h2>{t.correct}</h2>
            <Form action={to(`/people/${account.id}`)}>
              <Fields t={t} roleNames={roleNames} values={props.values} organisations={props.organisations} errors={errors} />
              <Button>{t.save}</Button>
            </Form>
          </section>
          <Access {...props} />
        </>
      )}
    </Page>
  )
}

/** One deed a card: what it does, then the button. */
const Access = ({ t, to, account, sessions, hasSecondFactor }: AccountProps) => {
  const deed = (verb: string, title: string, text: string, kind: 'secondary' | 'danger' = 'secondary') => (
    <Card title={title} level={3}>
      <p>{text}</p>
      <Form action={to(`/people/${account.id}/${verb}`)}>
        <Button kind={kind}>{title}</Button>
      </Form>
    </Card>
  )
  const isActive = account.status === 'active'
  return (
    <section>
      <h2>{t.access}</h2>
      <CardGrid>
        {isActive && deed('invite-again', t.inviteAgain, t.inviteAgainText)}
        {isActive && sessions > 0 && deed('end-sessions', t.endSessions, t.endSessionsText(sessions))}
        {isActive && hasSecondFactor && deed('reset', t.reset, t.resetText)}
        {isActive ? deed('disable', t.disable, t.disableText, 'danger') : deed('enable', t.enable, t.enableText)}
        <Card title={t.leave} level={3}>
          <p>{t.leaveText}</p>
          <ButtonLink kind="secondary" href={to(`/people/${account.id}/leave`)}>
            {t.leave}
          </ButtonLink>
        </Card>
      </CardGrid>
    </section>
  )
}

export type LeaveProps = { frame: Frame; t: Words; name: string; action: string; backHref: string; errors: FieldMessage[] }

/** Said before it is done: what happens to somebody's things. */
export const LeavePage = ({ frame, t, name, action, backHref, errors }: LeaveProps) => (
  <Page
    frame={frame}
    title={t.leaveTitle(name)}
    lead={t.leaveLead}
    narrow
    breadcrumbs={[{ text: t.back, href: backHref }]}
    hasErrors={errors.length > 0}
  >
    {errors.map(({ message }) => (
      <Notice kind="error" announced>
        {message}
      </Notice>
    ))}
    <Prose>
      <ul>
        {t.leaves.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Prose>
    <Form action={action}>
      <ButtonRow>
        <Button kind="danger">{t.confirmLeave}</Button>
        <ButtonLink kind="secondary" href={backHref}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  </Page>
)
