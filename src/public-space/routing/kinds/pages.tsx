// Each kind of report with the town's category it belongs to.
import { ErrorSummary, Form, FormGroup, type Frame, Notice, Page, Select, Table } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import type { Category } from '../../../platform/town/category/model.ts'
import { doors, kinds, kindsOf } from '../../reports/model.ts'
import type { da as words } from '../../reports/texts.da.ts'
import type { KindCategory } from '../model.ts'
import type { da as ruleTexts } from '../rules/texts.da.ts'
import type { da } from './texts.da.ts'

interface KindsProps {
  frame: Frame
  t: typeof da
  w: typeof words
  /** How days are said. */
  days: Pick<typeof ruleTexts, 'working' | 'calendar'>
  answered: Answered
  linked: KindCategory[]
  categories: Category[]
  mayChange: boolean
  done?: string
}

export const KindsPage = (props: KindsProps) => {
  const { frame, t, answered, categories, mayChange, done } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ text: t.rules, href: `/${frame.locale}/reports/routing` }]}
      status={done ? { kind: 'success', text: done } : undefined}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {categories.length === 0 && <Notice>{t.noCategories}</Notice>}
      {mayChange ? <Fields {...props} /> : <Linked {...props} />}
    </Page>
  )
}

const nameOf = ({ frame }: Pick<KindsProps, 'frame'>, { nameDa, nameEn }: Category): string => (frame.locale === 'da' ? nameDa : nameEn)

const Fields = (props: KindsProps) => {
  const { frame, t, w, days, answered, linked, categories } = props
  const options = categories.map((category) => ({
    value: category.id,
    text: `${nameOf(props, category)} (${t.hint(category.team.name, days[category.deadline.kind](category.deadline.days))})`,
  }))
  return (
    <Form>
      {doors.map((door) => (
        <FormGroup legend={w.doors[door]}>
          {kindsOf[door].map((kind) => (
            <Select
              name={kind}
              label={w.kinds[kind]}
              options={options}
              prompt={t.none}
              width="long"
              value={writtenIn(answered, kind, linked.find((one) => one.kind === kind)?.category)}
              error={errorOf(answered, kind)}
            />
          ))}
        </FormGroup>
      ))}
      <SaveOrCancel save={t.save} cancel={t.cancel} href={`/${frame.locale}/reports/routing`} />
    </Form>
  )
}

const Linked = (props: KindsProps) => {
  const { t, w, days, linked, categories } = props
  return (
    <Table
      caption={t.title}
      captionHidden
      columns={[
        { key: 'kind', heading: t.kind },
        { key: 'category', heading: t.category },
        { key: 'team', heading: t.team },
        { key: 'deadline', heading: t.deadline },
      ]}
      rows={kinds.map((kind) => {
        const category = categories.find(({ id }) => id === linked.find((one) => one.kind === kind)?.category)
        return {
          cells: {
            kind: w.kinds[kind],
            category: category ? nameOf(props, category) : t.none,
            team: category?.team.name ?? '',
            deadline: category ? days[category.deadline.kind](category.deadline.days) : '',
          },
        }
      })}
    />
  )
}
