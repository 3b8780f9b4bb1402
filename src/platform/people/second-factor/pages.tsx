// The pages on which somebody shows or sets up their second factor. Everything works by code without scripts.
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  Form,
  type Frame,
  Hidden,
  Page,
  Prose,
  TextField,
} from '@trygby/ui'
import { raw } from 'hono/html'
import { inGroups } from './model.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
type Base = { frame: Frame; t: Words; errors?: FieldMessage[] }

/** What the browser is asked, as data the island reads; `<` cannot end the block early. */
const Asked = ({ options }: { options: object }) => (
  <script type="application/json">{raw(JSON.stringify(options).replaceAll('<', '\\u003c'))}</script>
)

/** Hidden until the island has seen that the browser knows passkeys. */
const PasskeyPart = ({ t, kind, action, options }: { t: Words; kind: 'make' | 'show'; action: string; options: object }) => (
  <section data-passkey={kind} hidden>
    <h2>{kind === 'make' ? t.makeTitle : t.passkeyTitle}</h2>
    <p>{kind === 'make' ? t.makeText : t.passkeyText}</p>
    <Form action={action}>
      <Hidden name="credential" value="" />
      {kind === 'make' && <TextField name="name" label={t.makeName} hint={t.makeNameHint} maxlength={60} autocomplete="off" />}
      <p data-passkey-failed role="alert" hidden>
        {t.passkeyFailed}
      </p>
      <Button kind={kind === 'make' ? 'secondary' : 'primary'}>{kind === 'make' ? t.makeButton : t.passkeyButton}</Button>
    </Form>
    <Asked options={options} />
  </section>
)

const island = ['platform/people/second-factor']

/** Asks for a code, or a passkey when the person has one. */
export const ShowPage = ({ frame, t, errors = [], action, passkeyOptions }: Base & { action: string; passkeyOptions: object | null }) => (
  <Page frame={frame} title={t.title} lead={t.lead} narrow hasErrors={errors.length > 0} scripts={passkeyOptions ? island : []}>
    <ErrorSummary errors={errors} />
    {passkeyOptions && <PasskeyPart t={t} kind="show" action={action} options={passkeyOptions} />}
    <Form action={action}>
      <TextField
        name="code"
        label={t.code}
        hint={t.codeHint}
        width="short"
        autocomplete="one-time-code"
        spellcheck={false}
        error={errorOf(errors, 'code')}
        required
      />
      <Button>{t.go}</Button>
    </Form>
    <Details title={t.lostTitle}>
      <p>{t.lost}</p>
    </Details>
  </Page>
)

export type EnrolProps = Base & { action: string; passkeyAction: string; appKey: string; appAddress: string; passkeyOptions: object }

/** Sets up an app or a passkey. */
export const EnrolPage = ({ frame, t, errors = [], action, passkeyAction, appKey, appAddress, passkeyOptions }: EnrolProps) => (
  <Page frame={frame} title={t.newTitle} lead={t.newLead} narrow hasErrors={errors.length > 0} scripts={island}>
    <ErrorSummary errors={errors} />
    <PasskeyPart t={t} kind="make" action={passkeyAction} options={passkeyOptions} />
    <section>
      <h2>{t.appTitle}</h2>
      <Prose>
        <ol>
          {t.appSteps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>
          {t.key}: <strong dir="ltr">{inGroups(appKey)}</strong>
        </p>
        <p>
          <a href={appAddress}>{t.openApp}</a>
        </p>
      </Prose>
      <Form action={action}>
        <TextField
          name="code"
          label={t.appCode}
          width="short"
          inputmode="numeric"
          autocomplete="one-time-code"
          error={errorOf(errors, 'code')}
          required
        />
        <Button>{t.keep}</Button>
      </Form>
    </section>
  </Page>
)

/** The codes on paper, shown this once. */
export const CodesPage = ({ frame, t, codes, goOnHref }: Base & { codes: string[]; goOnHref: string }) => (
  <Page frame={frame} title={t.codesTitle} lead={t.codesLead} narrow>
    <Prose>
      <h2>{t.codesList}</h2>
      <ol dir="ltr">
        {codes.map((code) => (
          <li>
            <code>{inGroups(code)}</code>
          </li>
        ))}
      </ol>
    </Prose>
    <ButtonLink href={goOnHref}>{t.goOn}</ButtonLink>
  </Page>
)
