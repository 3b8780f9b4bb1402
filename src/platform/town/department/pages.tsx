// Departments with their teams, and one of either to correct.
import { Button, Form, Notice, Select, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../form/answered.ts'
import { RemoveForm } from '../../form/remove-form.tsx'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import type { Department, Team } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da; answered: Answered; departments: Department[] }

const TeamFields = ({
  t,
  answered,
  departments,
  team,
  under,
}: Pick<Shared, 't' | 'answered' | 'departments'> & { team?: Team; under?: string }) => (
  <>
    <TextField
      name="name"
      label={t.teamName}
      value={writtenIn(answered, 'name', team?.name)}
      error={errorOf(answered, 'name')}
      required
      maxlength={120}
    />
    <Select
      name="department"
      label={t.department}
      required
      options={departments.map(({ id, name }) => ({ value: id, text: name }))}
      value={writtenIn(answered, 'department', under)}
      error={errorOf(answered, 'department')}
    />
  </>
)

export const DepartmentsPage = ({ frame, words, done, t, departments }: Omit<Shared, 'answered'>) => (
  <SetupPage frame={frame} words={words} done={done} title={t.title} lead={t.lead}>
    <Table
      caption={t.caption}
      empty={t.empty}
      columns={[
        { key: 'department', heading: t.department },
        { key: 'teams', heading: t.teams },
      ]}
      rows={departments.map((department) => ({
        href: setupHref(frame, `/departments/${department.id}`),
        cells: {
          department: department.name,
          teams: (
            <ul>
              {department.teams.map((team) => (
                <li>
                  <a href={setupHref(frame, `/teams/${team.id}`)}>{team.name}</a>
                </li>
              ))}
            </ul>
          ),
        },
      }))}
    />
    <p>
      <a href={setupHref(frame, '/departments/new')}>{t.addDepartment}</a>
    </p>
    <p>{departments.length > 0 ? <a href={setupHref(frame, '/teams/new')}>{t.addTeam}</a> : t.first}</p>
  </SetupPage>
)

const back = (t: typeof da) => ({ text: t.title, path: '/departments' })

export const DepartmentPage = ({
  frame,
  words,
  t,
  answered,
  department,
  isInUse,
}: Omit<Shared, 'departments'> & { department?: Department; isInUse?: boolean }) => (
  <SetupPage
    frame={frame}
    words={words}
    answered={answered}
    title={department ? t.editTitle(department.name) : t.addDepartment}
    under={back(t)}
  >
    {isInUse ? <Notice kind="error" title={t.inUse} announced /> : null}
    <Form action={setupHref(frame, `/departments/${department?.id ?? 'new'}`)}>
      <TextField
        name="name"
        label={t.departmentName}
        value={writtenIn(answered, 'name', department?.name)}
        error={errorOf(answered, 'name')}
        required
        maxlength={120}
      />
      <Button>{department ? t.save : t.add}</Button>
    </Form>
    {department ? (
      <RemoveForm
        action={setupHref(frame, `/departments/${department.id}/remove`)}
        title={t.removeDepartment}
        warning={t.removeWarning}
        button={t.removeDepartment}
      />
    ) : null}
  </SetupPage>
)

export const TeamPage = ({ frame, words, t, answered, departments, team, isInUse }: Shared & { team?: Team; isInUse?: boolean }) => (
  <SetupPage frame={frame} words={words} answered={answered} title={team ? t.editTitle(team.name) : t.addTeam} under={back(t)}>
    {isInUse ? <Notice kind="error" title={t.inUse} announced /> : null}
    <Form action={setupHref(frame, `/teams/${team?.id ?? 'new'}`)}>
      <TeamFields
        t={t}
        answered={answered}
        departments={departments}
        team={team}
        under={departments.find((d) => d.teams.some((one) => one.id === team?.id))?.id}
      />
      <Button>{team ? t.save : t.add}</Button>
    </Form>
    {team ? (
      <RemoveForm
        action={setupHref(frame, `/teams/${team.id}/remove`)}
        title={t.removeTeam}
        warning={t.removeWarning}
        button={t.removeTeam}
      />
    ) : null}
  </SetupPage>
)
