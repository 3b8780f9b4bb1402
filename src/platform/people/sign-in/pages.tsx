// The pages one meets on the way in.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  Form,
  type Frame,
  Hidden,
  Notice,
  Page,
  TextField,
} from '@trygby/ui'
import type { da } from './texts.da.ts'

type Words = typeof da
type Base = { frame: Frame; t: Words }

export type DemonstrationPerson = { id: string; name: string; role: string }

export type SignInProps = Base & {
  action: string
  to: string
  email?: string
  errors?: FieldMessage[]
  workHref: string | null
  demonstration: { action: string; people: DemonstrationPerson[] } | null
}

/** One field; and beside it the work account, and in a demonstration the invented people. */
export const SignInPage = ({ frame, t, action, to, email = '', errors = [], workHref, demonstration }: SignInProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} narrow hasErrors={errors.length > 0}>
    <ErrorSummary errors={errors} />
    <Form action={action}>
      <Hidden name="to" value={to} />
      <TextField
        name="email"
        label={t.email}
        hint={t.emailHint}
        type="email"
        autocomplete="email"
        inputmode="email"
        spellcheck={false}
        value={email}
        error={errorOf(errors, 'email')}
        required
      />
      <Button>{t.send}</Button>
    </Form>
    <p>{t.newHere}</p>
    {workHref && (
      <section>
        <h2>{t.work}</h2>
        <p>{t.workText}</p>
        <ButtonLink kind="secondary" href={workHref}>
          {t.workButton}
        </ButtonLink>
      </section>
    )}
    {demonstration && demonstration.people.length > 0 && <Demonstration t={t} to={to} {...demonstration} />}
  </Page>
)

const Demonstration = ({ t, to, action, people }: { t: Words; to: string; action: string; people: DemonstrationPerson[] }) => (
  <section>
    <h2>{t.demonstration}</h2>
    <p>{t.demonstrationText}</p>
    <Form action={action}>
      <Hidden name="to" value={to} />
      {[...new Set(people.map(({ role }) => role))].map((role) => (
        <div>
          <h3>{role}</h3>
          <ButtonRow>
            {people
              .filter((person) => person.role === role)
              .map(({ id, name }) => (
                <Button kind="secondary" name="person" value={id}>
                  {t.beOne(name)}
                </Button>
              ))}
          </ButtonRow>
        </div>
      ))}
    </Form>
  </section>
)

export const SentPage = ({ frame, t, againHref, isDemonstration }: Base & { againHref: string; isDemonstration: boolean }) => (
  <Page frame={frame} title={t.sentTitle} lead={t.sent} narrow>
    {isDemonstration && <Notice>{t.demonstrationMail}</Notice>}
    <Details title={t.notCome}>
      <p>{t.notComeText}</p>
      <ButtonLink kind="secondary" href={againHref}>
        {t.again}
      </ButtonLink>
    </Details>
  </Page>
)

export const ConfirmPage = ({ frame, t, isInvitation }: Base & { isInvitation: boolean }) => (
  <Page frame={frame} title={t.confirmTitle} lead={isInvitation ? t.confirmInvitation : t.confirm} narrow>
    <Form>
      <Button>{t.confirmButton}</Button>
    </Form>
  </Page>
)

/** The way in is shut, said plainly with the next step. */
export const ShutPage = ({
  frame,
  title,
  text,
  next,
}: {
  frame: Frame
  title: string
  text: string
  next?: { text: string; href: string }
}) => (
  <Page frame={frame} title={title} lead={text} narrow>
    {next && <ButtonLink href={next.href}>{next.text}</ButtonLink>}
  </Page>
)
