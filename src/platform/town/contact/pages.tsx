// The forms for the town's name, code and host, and for how it is reached.
import { Button, DateField, Form, FormGroup, TextArea, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../form/answered.ts'
import { SetupPage, type SetupPageProps } from '../setup-page.tsx'
import type { Contact } from './model.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { answered: Answered }

export const TownPage = ({ frame, words, done, answered, town }: Shared & { town: { name: string; code: string; host: string } }) => {
  const t = words.town
  const tied = (name: 'name' | 'code' | 'host') => ({ name, value: writtenIn(answered, name, town[name]), error: errorOf(answered, name) })
  return (
    <SetupPage frame={frame} words={words} done={done} answered={answered} title={t.title} lead={t.lead}>
      <Form>
        <TextField {...tied('name')} label={t.name} hint={t.nameHint} required maxlength={120} />
        <TextField {...tied('code')} label={t.code} hint={t.codeHint} required inputmode="numeric" width="short" maxlength={4} />
        <TextField {...tied('host')} label={t.host} hint={t.hostHint} spellcheck={false} />
        <Button>{t.save}</Button>
      </Form>
    </SetupPage>
  )
}

export const ContactPage = ({ frame, words, done, answered, contact }: Shared & { contact: Contact }) => {
  const t = words.contact
  type Field = Exclude<keyof Contact, 'accessibilityCheckedOn'>
  const tied = (name: Field) => ({ name, value: writtenIn(answered, name, contact[name]), error: errorOf(answered, name) })
  return (
    <SetupPage frame={frame} words={words} done={done} answered={answered} title={t.title} lead={t.lead}>
      <Form>
        <TextField {...tied('phone')} label={t.phone} type="tel" width="short" />
        <TextField {...tied('email')} label={t.email} type="email" />
        <TextArea {...tied('address')} label={t.address} rows={3} />
        <FormGroup legend={t.protection}>
          <TextField {...tied('protectionName')} label={t.protectionName} />
          <TextField {...tied('protectionEmail')} label={t.protectionEmail} type="email" />
          <TextField {...tied('protectionPhone')} label={t.protectionPhone} type="tel" width="short" />
        </FormGroup>
        <DateField
          name="accessibilityCheckedOn"
          label={t.checked}
          hint={t.checkedHint}
          value={datePartsOf(answered, 'accessibilityCheckedOn', contact.accessibilityCheckedOn)}
          error={errorOf(answered, 'accessibilityCheckedOn')}
        />
        <Button>{t.save}</Button>
      </Form>
    </SetupPage>
  )
}
