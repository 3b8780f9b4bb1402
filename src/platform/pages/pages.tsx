// The two pages every public site owes its readers: can everybody use it, and what is kept about them.
import { type Fact, type Frame, formatDate, Notice, Page, Prose, Summary } from '@trygby/ui'
import type { Contact } from '../town/contact/model.ts'
import type { da } from './texts.da.ts'

type Shared = { frame: Frame; contact: Contact }

const Points = ({ points }: { points: string[] }) => (
  <ul>
    {points.map((point) => (
      <li>{point}</li>
    ))}
  </ul>
)

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split(/\r?\n/).map((line, place) => (
      <>
        {place > 0 ? <br /> : null}
        {line}
      </>
    ))}
  </>
)

const phoneFact = (name: string, phone: string): Fact[] =>
  phone ? [{ name, value: <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> }] : []
const mailFact = (name: string, email: string): Fact[] => (email ? [{ name, value: <a href={`mailto:${email}`}>{email}</a> }] : [])

const Contacts = ({ facts, none }: { facts: Fact[]; none: string }) =>
  facts.length > 0 ? <Summary facts={facts} /> : <Notice kind="info" title={none} />

export const AccessibilityPage = ({ frame, contact, t }: Shared & { t: (typeof da)['accessibility'] }) => (
  <Page frame={frame} title={t.title} lead={t.lead(frame.town.name)} narrow>
    <Prose>
      <h2>{t.status}</h2>
      <p>{t.statusText}</p>
      <h2>{t.tested}</h2>
      <Points points={t.testedText} />
      <h2>{t.gaps}</h2>
      <Points points={t.gapsText} />
      <h2>{t.contact}</h2>
      <p>{t.contactText}</p>
    </Prose>
    <Contacts
      none={t.noContact}
      facts={[
        ...phoneFact(t.phone, contact.phone),
        ...mailFact(t.email, contact.email),
        ...(contact.address ? [{ name: t.address, value: <Lines text={contact.address} /> }] : []),
      ]}
    />
    {frame.demonstration ? <p>{t.invented}</p> : null}
    <Prose>
      <h2>{t.complaint}</h2>
      <p>{t.complaintText}</p>
      <p>
        <a href="https://digst.dk">{t.complaintLink}</a>
      </p>
      <h2>{t.date}</h2>
      <p>{contact.accessibilityCheckedOn ? t.checked(formatDate(contact.accessibilityCheckedOn, frame.locale)) : t.notChecked}</p>
    </Prose>
  </Page>
)

export const PrivacyPage = ({ frame, contact, t }: Shared & { t: (typeof da)['privacy'] }) => (
  <Page frame={frame} title={t.title} lead={t.lead} narrow>
    <Prose>
      <h2>{t.reading}</h2>
      <Points points={t.readingText} />
      <h2>{t.cookies}</h2>
      <Points points={t.cookiesText} />
      <h2>{t.telling}</h2>
      <Points points={t.tellingText} />
      <h2>{t.signedIn}</h2>
      <Points points={t.signedInText} />
      <h2>{t.rights}</h2>
      <Points points={t.rightsText} />
      <p>
        <a href="https://www.datatilsynet.dk">{t.complaintLink}</a>
      </p>
      <h2>{t.contact}</h2>
      <p>{t.responsible(frame.town.name)}</p>
    </Prose>
    <Contacts
      none={t.noContact}
      facts={[
        ...(contact.protectionName ? [{ name: t.officer, value: contact.protectionName }] : []),
        ...phoneFact(t.phone, contact.protectionPhone),
        ...mailFact(t.email, contact.protectionEmail),
      ]}
    />
  </Page>
)
