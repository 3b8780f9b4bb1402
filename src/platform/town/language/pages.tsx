// The languages: which are on, and one to turn on or off with who read it through.
import { Button, Checkbox, DateField, Form, formatDate, Table, Tag, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, tickOf, writtenIn } from '../../form/answered.ts'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import type { Language } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da }

export const LanguagesPage = ({ frame, words, done, t, languages }: Shared & { languages: Language[] }) => (
  <SetupPage frame={frame} words={words} done={done} title={t.title} lead={t.lead}>
    <Table
      caption={t.caption}
      columns={[
        { key: 'language', heading: t.language },
        { key: 'state', heading: t.state },
        { key: 'readBy', heading: t.readBy },
        { key: 'readOn', heading: t.readOn },
      ]}
      rows={languages.map((language) => ({
        href: setupHref(frame, `/languages/${language.code}`),
        cells: {
          language: t.names[language.code],
          state: language.isOn ? <Tag kind="success">{t.on}</Tag> : <Tag>{t.off}</Tag>,
          readBy: language.readBy,
          readOn: language.readOn ? formatDate(language.readOn, frame.locale) : '',
        },
      }))}
    />
  </SetupPage>
)

export const LanguagePage = ({ frame, words, t, answered, language }: Shared & { answered: Answered; language: Language }) => (
  <SetupPage
    frame={frame}
    words={words}
    answered={answered}
    title={t.names[language.code]}
    lead={language.code === 'da' || language.code === 'en' ? t.lead : t.onlyReports}
    under={{ text: t.title, path: '/languages' }}
  >
    <Form action={setupHref(frame, `/languages/${language.code}`)}>
      <Checkbox name="on" label={t.switchOn} checked={tickOf(answered, 'on', language.isOn)} error={errorOf(answered, 'on')} />
      <TextField
        name="readBy"
        label={t.readBy}
        hint={t.readByHint}
        value={writtenIn(answered, 'readBy', language.readBy)}
        error={errorOf(answered, 'readBy')}
        maxlength={120}
      />
      <DateField
        name="readOn"
        label={t.readOn}
        value={datePartsOf(answered, 'readOn', language.readOn)}
        error={errorOf(answered, 'readOn')}
      />
      <Button>{t.save}</Button>
    </Form>
  </SetupPage>
)
