// Headings and categories: the list with each deadline as a date, and one of either to write.
import { Button, ButtonLink, Checkbox, collator, Form, type Frame, formatDate, Notice, Radios, Select, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, tickOf, writtenIn } from '../../form/answered.ts'
import type { Day } from '../../form/model.ts'
import { RemoveForm } from '../../form/remove-form.tsx'
import type { Team } from '../department/model.ts'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import { answerBy, type Category, type CategoryHeading, deadlineKinds } from './model.ts'
import type { da } from './texts.da.ts'

type BothNames = { nameDa: string; nameEn: string }

/** A heading's or category's name in the reader's language, and the order of that language. */
const namesIn = (frame: Frame) => {
  const nameOf = ({ nameDa, nameEn }: BothNames) => (frame.locale === 'da' ? nameDa : nameEn)
  const order = collator(frame.locale)
  return { nameOf, byName: (a: BothNames, b: BothNames) => order.compare(nameOf(a), nameOf(b)) }
}

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da; answered: Answered }

const HeadingBlock = ({
  frame,
  t,
  heading,
  today,
  closed,
}: Pick<Shared, 'frame' | 't'> & { heading: CategoryHeading; today: Day; closed: ReadonlySet<Day> }) => {
  const { nameOf, byName } = namesIn(frame)
  return (
    <section>
      <h2>{nameOf(heading)}</h2>
      <Table
        caption={t.caption(nameOf(heading))}
        captionHidden
        empty={t.emptyHeading}
        columns={[
          { key: 'category', heading: t.category },
          { key: 'team', heading: t.team },
          { key: 'deadline', heading: t.deadline },
          { key: 'example', heading: t.example },
          { key: 'shown', heading: t.shown },
        ]}
        rows={heading.categories.toSorted(byName).map((category) => ({
          href: setupHref(frame, `/categories/${category.id}`),
          cells: {
            category: nameOf(category),
            team: category.team.name,
            deadline: t.deadlineText[category.deadline.kind](category.deadline.days),
            example: formatDate(answerBy(today, category.deadline, closed), frame.locale),
            shown: category.isPublic ? t.yes : t.no,
          },
        }))}
      />
      <p>
        <a href={setupHref(frame, `/categories/${heading.id}/new`)}>{t.addCategory(nameOf(heading))}</a>
      </p>
      <p>
        <a href={setupHref(frame, `/categories/${heading.id}`)}>{t.correctHeading(nameOf(heading))}</a>
      </p>
    </section>
  )
}

export const CategoriesPage = (props: Omit<Shared, 'answered'> & { headings: CategoryHeading[]; today: Day; closed: ReadonlySet<Day> }) => {
  const { frame, words, done, t, headings, today, closed } = props
  return (
    <SetupPage frame={frame} words={words} done={done} title={t.title} lead={t.lead}>
      {headings.toSorted(namesIn(frame).byName).map((heading) => (
        <HeadingBlock frame={frame} t={t} heading={heading} today={today} closed={closed} />
      ))}
      {headings.length === 0 ? <p>{t.empty}</p> : null}
      <p>
        <ButtonLink kind="secondary" href={setupHref(frame, '/categories/new')}>
          {t.addHeading}
        </ButtonLink>
      </p>
    </SetupPage>
  )
}

type Named = { nameDa: string; nameEn: string; isPublic: boolean }

const NameFields = ({ t, answered, before }: Pick<Shared, 't' | 'answered'> & { before?: Named }) => (
  <>
    <TextField
      name="nameDa"
      label={t.nameDa}
      value={writtenIn(answered, 'nameDa', before?.nameDa)}
      error={errorOf(answered, 'nameDa')}
      required
      maxlength={120}
    />
    <TextField
      name="nameEn"
      label={t.nameEn}
      value={writtenIn(answered, 'nameEn', before?.nameEn)}
      error={errorOf(answered, 'nameEn')}
      required
      maxlength={120}
    />
    <Checkbox
      name="isPublic"
      label={t.isPublic}
      checked={tickOf(answered, 'isPublic', before?.isPublic ?? true)}
      error={errorOf(answered, 'isPublic')}
    />
  </>
)

const back = (t: typeof da) => ({ text: t.title, path: '/categories' })

export const HeadingPage = ({ frame, words, t, answered, heading, isInUse }: Shared & { heading?: CategoryHeading; isInUse: boolean }) => (
  <SetupPage frame={frame} words={words} answered={answered} title={heading ? t.editTitle(heading.nameDa) : t.addHeading} under={back(t)}>
    {isInUse ? <Notice kind="error" title={t.inUse} announced /> : null}
    <Form action={setupHref(frame, `/categories/${heading?.id ?? 'new'}`)}>
      <NameFields t={t} answered={answered} before={heading} />
      <Button>{heading ? t.save : t.add}</Button>
    </Form>
    {heading ? (
      <RemoveForm
        action={setupHref(frame, `/categories/${heading.id}/remove`)}
        title={t.remove}
        warning={t.removeWarning}
        button={t.remove}
      />
    ) : null}
  </SetupPage>
)

const DeadlineFields = ({ t, answered, category }: Pick<Shared, 't' | 'answered'> & { category?: Category }) => (
  <>
    <TextField
      name="days"
      label={t.days}
      hint={t.daysHint}
      value={writtenIn(answered, 'days', category && String(category.deadline.days))}
      error={errorOf(answered, 'days')}
      required
      inputmode="numeric"
      width="short"
    />
    <Radios
      name="deadlineKind"
      label={t.deadlineKind}
      required
      options={deadlineKinds.map((kind) => ({ value: kind, text: t.deadlineKinds[kind] }))}
      value={writtenIn(answered, 'deadlineKind', category?.deadline.kind ?? 'working')}
      error={errorOf(answered, 'deadlineKind')}
    />
  </>
)

type CategoryPageProps = Shared & { heading: CategoryHeading; category?: Category; teams: Team[]; isInUse: boolean }

export const CategoryPage = ({ frame, words, t, answered, heading, category, teams, isInUse }: CategoryPageProps) => (
  <SetupPage
    frame={frame}
    words={words}
    answered={answered}
    title={category ? t.editTitle(category.nameDa) : t.addCategory(heading.nameDa)}
    under={back(t)}
  >
    {isInUse ? <Notice kind="error" title={t.inUse} announced /> : null}
    {teams.length === 0 ? (
      <Notice kind="warning" title={t.noTeams}>
        <a href={setupHref(frame, '/departments')}>{t.toTeams}</a>
      </Notice>
    ) : null}
    <Form action={setupHref(frame, category ? `/categories/${category.id}` : `/categories/${heading.id}/new`)}>
      <NameFields t={t} answered={answered} before={category} />
      <Select
        name="team"
        label={t.team}
        required
        options={teams.map(({ id, name }) => ({ value: id, text: name }))}
        value={writtenIn(answered, 'team', category?.team.id)}
        error={errorOf(answered, 'team')}
      />
      <DeadlineFields t={t} answered={answered} category={category} />
      <Button>{category ? t.save : t.add}</Button>
    </Form>
    {category ? (
      <RemoveForm
        action={setupHref(frame, `/categories/${category.id}/remove`)}
        title={t.remove}
        warning={t.removeWarning}
        button={t.remove}
      />
    ) : null}
  </SetupPage>
)
