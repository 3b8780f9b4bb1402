// One's own page: who one is here, where one is signed in, who looked, and the way out.
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  Hidden,
  Notice,
  Page,
  Prose,
  Select,
  Summary,
  Table,
  TextField,
} from '@trygby/ui'

import { type Factors, hasFactor, mayRemoveOne } from '../second-factor/model.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
type Base = { frame: Frame; t: Words; to: (path: string) => string }

export type SessionShown = { id: string; device: string; madeAt: Date; seenAt: Date; current: boolean }
export type ReadingShown = { at: Date; by: string; what: string }

export type MyPageProps = Base & {
  email: string
  roles: string
  /** The partner one belongs to, with the page that says what is shared with it. */
  organisation: { name: string; href: string } | null
  values: { name: string; locale: string }
  errors: FieldMessage[]
  sessions: SessionShown[]
  /** Null for residents, who need none; 'work' for those with a work account. */
  factors: Factors | 'work' | null
  readings: ReadingShown[]
  done?: string
}

export const MyPage = (props: MyPageProps) => {
  const { frame, t, to, values, errors } = props
  const wrong = (field: string) => errorOf(errors, field)
  return (
    <Page
      frame={frame}
      title={t.title}
      hasErrors={errors.length > 0}
      status={props.done ? { kind: 'success', text: props.done } : undefined}
    >
      <ErrorSummary errors={errors} />
      <section>
        <h2>{t.who}</h2>
        <Summary
          facts={[
            { name: t.email, value: props.email },
            { name: t.roles, value: props.roles },
            ...(props.organisation
              ? [{ name: t.organisation, value: <a href={props.organisation.href}>{props.organisation.name}</a> }]
              : []),
          ]}
        />
        <Form action={to('/my-page')}>
          <TextField name="name" label={t.name} hint={t.nameHint} value={values.name} autocomplete="name" error={wrong('name')} required />
          <Select
            name="locale"
            label={t.language}
            prompt={false}
            value={values.locale}
            error={wrong('locale')}
            options={[
              { value: 'da', text: t.languages.da },
              { value: 'en', text: t.languages.en },
            ]}
          />
          <Button>{t.save}</Button>
        </Form>
      </section>
      <Sessions {...props} />
      {props.factors !== null && <SecondFactor {...props} factors={props.factors} />}
      <Readings {...props} />
      <section>
        <h2>{t.leave}</h2>
        <p>{t.leaveText}</p>
        <ButtonLink kind="secondary" href={to('/my-page/leave')}>
          {t.leaveButton}
        </ButtonLink>
      </section>
    </Page>
  )
}

const Sessions = ({ frame, t, to, sessions }: MyPageProps) => (
  <section>
    <h2>{t.sessions}</h2>
    <p>{t.sessionsLead}</p>
    <Table
      caption={t.sessions}
      captionHidden
      columns={[
        { key: 'device', heading: t.device },
        { key: 'since', heading: t.since },
        { key: 'seen', heading: t.seen },
        { key: 'end', heading: t.action },
      ]}
      rows={sessions.map((session) => {
        const device = session.device || t.unknownDevice
        return {
          cells: {
            device,
            since: formatDateTime(session.madeAt, frame.locale),
            seen: session.current ? t.here : formatDateTime(session.seenAt, frame.locale),
            end: session.current ? (
              ''
            ) : (
              <Press action={to('/my-page/sessions/end')} name="session" value={session.id} text={t.endWhich(device)} />
            ),
          },
        }
      })}
    />
    {sessions.length > 1 && (
      <Form action={to('/my-page/sessions/end-others')}>
        <Button kind="secondary">{t.endOthers}</Button>
      </Form>
    )}
  </section>
)

/** A small button for one row; its words say which row. */
const Press = ({ action, name, value, text }: { action: string; name: string; value: string; text: string }) => (
  <Form action={action}>
    <Hidden name={name} value={value} />
    <Button kind="link">{text}</Button>
  </Form>
)

const SecondFactor = ({ frame, t, to, factors }: Base & { factors: Factors | 'work' }) => {
  if (factors === 'work')
    return (
      <section>
        <h2>{t.factor}</h2>
        <p>{t.work}</p>
      </section>
    )
  const removable = mayRemoveOne(factors)
  const row = (value: string, name: string, about: string) => ({
    name,
    value: (
      <>
        {about}
        {removable && <Press action={to('/my-page/second-factor/remove')} name="factor" value={value} text={t.removeWhich(name)} />}
      </>
    ),
  })
  return (
    <section>
      <h2>{t.factor}</h2>
      <p>{t.factorLead}</p>
      {hasFactor(factors) ? (
        <Summary
          facts={[
            ...(factors.codeApp ? [row('code-app', t.codeApp, t.codeAppReady)] : []),
            ...factors.passkeys.map(({ id, name, madeAt }) => row(id, name, t.passkeyMade(formatDate(madeAt, frame.locale)))),
          ]}
        />
      ) : (
        <Notice kind="warning">{t.factorNone}</Notice>
      )}
      {hasFactor(factors) && <p>{t.codesLeft(factors.recoveryCodesLeft)}</p>}
      <ButtonRow>
        <Form action={to('/my-page/second-factor/add')}>
          <Button kind="secondary">{t.add}</Button>
        </Form>
        {hasFactor(factors) && (
          <Form action={to('/my-page/second-factor/new-codes')}>
            <Button kind="secondary">{t.newCodes}</Button>
          </Form>
        )}
      </ButtonRow>
    </section>
  )
}

const Readings = ({ frame, t, readings }: MyPageProps) => (
  <section>
    <h2>{t.readings}</h2>
    <p>{t.readingsLead}</p>
    <Table
      caption={t.readingsCaption}
      captionHidden
      empty={t.readingsEmpty}
      columns={[
        { key: 'when', heading: t.when },
        { key: 'by', heading: t.by },
        { key: 'what', heading: t.what },
      ]}
      rows={readings.map(({ at, by, what }) => ({ cells: { when: formatDateTime(at, frame.locale), by, what } }))}
    />
  </section>
)

export const LeavePage = ({ frame, t, to, isResident, errors }: Base & { isResident: boolean; errors: FieldMessage[] }) => (
  <Page
    frame={frame}
    title={t.leaveTitle}
    lead={t.leaveLead}
    narrow
    breadcrumbs={[{ text: t.title, href: to('/my-page') }]}
    hasErrors={errors.length > 0}
  >
    {errors.map(({ message }) => (
      <Notice kind="error" announced>
        {message}
      </Notice>
    ))}
    <Prose>
      <ul>
        {(isResident ? t.leavesResident : t.leavesStaff).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Prose>
    <Form action={to('/my-page/leave')}>
      <ButtonRow>
        <Button kind="danger">{t.confirmLeave}</Button>
        <ButtonLink kind="secondary" href={to('/my-page')}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  </Page>
)
