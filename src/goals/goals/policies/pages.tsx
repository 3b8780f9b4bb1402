// The policies the goals cohere with: a list for everybody, and one to link, correct or remove.
import { Button, ButtonLink, Checkboxes, DateField, Form, formatDate, type Row, Table, TextField } from '@trygby/ui'
import { type Answered, choicesIn, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { type Goal, goals } from '../model.ts'
import { hrefIn, RoomPage, type RoomPageProps } from '../room/page.tsx'
import { Words } from '../said/both.tsx'
import { saidIn } from '../said/model.ts'
import type { Worded } from '../wording/model.ts'
import type { Policy } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<RoomPageProps, 'frame' | 'words'> & { t: typeof da; worded: Record<Goal, Worded> }

/** The policy's name, as a link when it can be read on the web. */
export const PolicyName = ({ policy, locale }: { policy: Policy; locale: RoomPageProps['frame']['locale'] }) => {
  const name = <Words of={saidIn(policy.name, locale)} />
  return policy.address ? <a href={policy.address}>{name}</a> : name
}

export const PoliciesPage = ({
  frame,
  words,
  done,
  t,
  worded,
  policies,
  mayKeep,
}: Shared & Pick<RoomPageProps, 'done'> & { policies: Policy[]; mayKeep: boolean }) => (
  <RoomPage frame={frame} words={words} done={done} title={t.title} lead={t.lead} under={[]}>
    <Table
      caption={t.caption}
      captionHidden
      empty={t.empty}
      columns={[
        { key: 'name', heading: t.name },
        { key: 'adopted', heading: t.adopted },
        { key: 'goals', heading: t.forGoals },
        ...(mayKeep ? [{ key: 'change', heading: t.change }] : []),
      ]}
      rows={policies.map((policy) => rowOf(policy, { frame, t, worded }))}
    />
    {mayKeep && (
      <p>
        <ButtonLink href={hrefIn(frame, '/policies/new')}>{t.addTitle}</ButtonLink>
      </p>
    )}
  </RoomPage>
)

const rowOf = (policy: Policy, { frame, t, worded }: Pick<Shared, 'frame' | 't' | 'worded'>): Row => ({
  cells: {
    name: <PolicyName policy={policy} locale={frame.locale} />,
    adopted: policy.adoptedOn ? formatDate(policy.adoptedOn, frame.locale) : t.notKnown,
    goals: (
      <ul class="plain-list">
        {policy.goals.map((goal) => (
          <li>
            <a href={hrefIn(frame, `/goals/${goal}`)}>
              <Words of={worded[goal].title} />
            </a>
          </li>
        ))}
      </ul>
    ),
    change: (
      <a href={hrefIn(frame, `/policies/${policy.id}`)} aria-label={t.changeNamed(saidIn(policy.name, frame.locale).text)}>
        {t.change}
      </a>
    ),
  },
})

type PolicyProps = Shared & {
  answered: Answered
  /** Missing while it is being linked. */
  policy?: Policy
}

export const PolicyPage = ({ frame, words, t, worded, answered, policy }: PolicyProps) => {
  const action = hrefIn(frame, `/policies/${policy?.id ?? 'new'}`)
  return (
    <RoomPage
      frame={frame}
      words={words}
      narrow
      title={policy ? t.editTitle(saidIn(policy.name, frame.locale).text) : t.addTitle}
      under={[{ text: words.policies, path: '/policies' }]}
      answered={answered}
    >
      <Form action={action}>
        <Fields t={t} worded={worded} answered={answered} policy={policy} />
        <Button>{policy ? t.save : t.add}</Button>
      </Form>
      {policy && <RemoveForm action={`${action}/remove`} title={t.remove} warning={t.removeWarning} button={t.remove} />}
    </RoomPage>
  )
}

const Fields = ({ t, worded, answered, policy }: Pick<PolicyProps, 't' | 'worded' | 'answered' | 'policy'>) => {
  const field = (name: string, stood?: string) => ({ name, value: writtenIn(answered, name, stood), error: errorOf(answered, name) })
  return (
    <>
      <TextField {...field('nameDa', policy?.name.da)} label={t.nameDa} width="long" required maxlength={160} />
      <TextField {...field('nameEn', policy?.name.en)} label={t.nameEn} hint={t.englishHint} width="long" maxlength={160} />
      <DateField
        name="adoptedOn"
        label={t.adoptedOn}
        hint={t.adoptedHint}
        value={datePartsOf(answered, 'adoptedOn', policy?.adoptedOn ?? null)}
        error={errorOf(answered, 'adoptedOn')}
      />
      <TextField {...field('address', policy?.address)} label={t.address} hint={t.addressHint} type="url" width="long" spellcheck={false} />
      <Checkboxes
        name="goals"
        label={t.goals}
        required
        options={goals.map((goal) => ({ value: goal, text: worded[goal].title.text }))}
        values={choicesIn(answered, 'goals', policy?.goals ?? [])}
        error={errorOf(answered, 'goals')}
      />
    </>
  )
}
