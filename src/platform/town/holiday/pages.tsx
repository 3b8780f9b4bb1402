// The closed days: the list, a year to fetch, and one day to add or correct.
import { Button, DateField, Form, formatDate, Table, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../form/answered.ts'
import { RemoveForm } from '../../form/remove-form.tsx'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import type { Holiday } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da; answered: Answered }

const HolidayForm = ({ t, answered, action, holiday }: Pick<Shared, 't' | 'answered'> & { action: string; holiday?: Holiday }) => (
  <Form action={action}>
    <DateField
      name="day"
      label={t.day}
      required
      value={datePartsOf(answered, 'day', holiday?.day ?? null)}
      error={errorOf(answered, 'day')}
    />
    <TextField
      name="nameDa"
      label={t.nameDa}
      value={writtenIn(answered, 'nameDa', holiday?.nameDa)}
      error={errorOf(answered, 'nameDa')}
      required
      maxlength={80}
    />
    <TextField
      name="nameEn"
      label={t.nameEn}
      value={writtenIn(answered, 'nameEn', holiday?.nameEn)}
      error={errorOf(answered, 'nameEn')}
      required
      maxlength={80}
    />
    <Button>{holiday ? t.save : t.add}</Button>
  </Form>
)

export const HolidaysPage = ({ frame, words, done, t, answered, holidays, year }: Shared & { holidays: Holiday[]; year: number }) => (
  <SetupPage frame={frame} words={words} done={done} answered={answered} title={t.title} lead={t.lead}>
    <Table
      caption={t.caption}
      empty={t.empty}
      columns={[
        { key: 'day', heading: t.day },
        { key: 'name', heading: t.name },
      ]}
      rows={holidays.map((holiday) => ({
        href: setupHref(frame, `/holidays/${holiday.id}`),
        cells: { day: formatDate(holiday.day, frame.locale), name: frame.locale === 'da' ? holiday.nameDa : holiday.nameEn },
      }))}
    />
    <h2>{t.fillTitle}</h2>
    <p>{t.fillHelp}</p>
    <Form action={setupHref(frame, '/holidays/year')}>
      <TextField
        name="year"
        label={t.year}
        value={writtenIn(answered, 'year', String(year))}
        error={errorOf(answered, 'year')}
        required
        inputmode="numeric"
        width="short"
        maxlength={4}
      />
      <Button>{t.fill}</Button>
    </Form>
    <h2>{t.addTitle}</h2>
    <HolidayForm t={t} answered={answered} action={setupHref(frame, '/holidays')} />
  </SetupPage>
)

export const HolidayPage = ({ frame, words, t, answered, holiday }: Shared & { holiday: Holiday }) => (
  <SetupPage
    frame={frame}
    words={words}
    answered={answered}
    title={t.editTitle(frame.locale === 'da' ? holiday.nameDa : holiday.nameEn)}
    under={{ text: t.title, path: '/holidays' }}
  >
    <HolidayForm t={t} answered={answered} action={setupHref(frame, `/holidays/${holiday.id}`)} holiday={holiday} />
    <RemoveForm action={setupHref(frame, `/holidays/${holiday.id}/remove`)} title={t.remove} warning={t.removeWarning} button={t.remove} />
  </SetupPage>
)
