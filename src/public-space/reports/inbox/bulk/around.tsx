// The boxes in the table of reports, and below it the questions of what to change.
import { Button, FormGroup, formatNumber, Hidden, Radios, Select } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { type Ask, href } from '../../../../platform/http/web.ts'
import { doors, kindsOf, type Report } from '../../model.ts'
import type { da as reportWords } from '../../texts.da.ts'
import { bulkStates, seenAsText } from '../change/model.ts'
import type { TownHas } from '../choices.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface Around {
  w: typeof reportWords
  /** The view on the page, as its address asks for it. */
  query: string
  reports: Report[]
  total: number
  town: TownHas
  back: Back | undefined
}

/** Every deed on offer, each one choice, so that it takes one answer and not two. */
const deedChoices = (t: typeof da, w: typeof reportWords, { teams }: TownHas) => [
  ...bulkStates.map((state) => ({ value: `state:${state}`, text: t.deeds.state(w.states[state]) })),
  { value: 'close', text: t.deeds.close },
  ...teams.map(({ id, name }) => ({ value: `team:${id}`, text: t.deeds.team(name) })),
  { value: 'team:none', text: t.deeds.noTeam },
  { value: 'deadline', text: t.deeds.deadline },
  { value: 'public:yes', text: t.deeds.public },
  { value: 'public:no', text: t.deeds.hidden },
  ...doors.flatMap((door) => kindsOf[door].map((kind) => ({ value: `kind:${kind}`, text: t.deeds.kind(w.kinds[kind]) }))),
]

/** What the inbox needs so that many can be changed from it. */
export function bulkAround(c: Ask, { w, query, reports, town, back }: Around) {
  const { t, frame, answered } = formProps(c, { da, en }, back)
  const ticked = new Set([back?.fields.report ?? []].flat())
  const extents = [
    { value: 'ticked', text: t.extents.ticked },
    { value: 'page', text: t.extents.page(formatNumber(reports.length, frame.locale)) },
  ]
  return {
    errors: answered.errors,
    ticks: {
      heading: t.tick,
      box: ({ id, revision, number }: Report) => (
        <div class="form-group-checkbox">
          <input
            class="form-checkbox"
            type="checkbox"
            name="report"
            value={`${id}.${revision}`}
            id={`tick-${id}`}
            checked={ticked.has(`${id}.${revision}`) || undefined}
          />
          <label for={`tick-${id}`}>
            <span class="sr-only">{t.tickOne(String(number))}</span>
          </label>
        </div>
      ),
    },
    // The boxes stand in the table and the questions below it, so the form is around both.
    around: (table: Child) => (
      <form method="post" action={href(c, '/reports/bulk')} novalidate>
        <Hidden name="query" value={query} />
        <Hidden name="page" value={seenAsText(reports)} />
        {table}
        <FormGroup legend={t.title}>
          <Radios
            name="extent"
            label={t.extent}
            options={extents}
            value={writtenIn(answered, 'extent', 'ticked')}
            error={errorOf(answered, 'extent')}
          />
          <Select
            name="deed"
            label={t.deed}
            options={deedChoices(t, w, town)}
            value={writtenIn(answered, 'deed')}
            error={errorOf(answered, 'deed')}
            width="long"
          />
          <Button kind="secondary">{t.look}</Button>
        </FormGroup>
      </form>
    ),
  }
}
