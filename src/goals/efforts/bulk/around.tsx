// The boxes in the table of efforts, and below it the questions of what to change.
import { Button, FormGroup, formatNumber, Hidden, Radios, Select } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { goals } from '../../goals/model.ts'
import type { EffortLine } from '../model.ts'
import type { EffortWords } from '../words/words.ts'
import { deedAsText } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The form when it came back; its boxes are ticked as they were. */
export type BulkBack = Back

interface Around {
  w: EffortWords
  /** The search on the page, as its address asks for it. */
  query: string
  found: { lines: EffortLine[]; total: number }
  departments: { id: string; name: string }[]
  back: BulkBack | undefined
}

/** Every deed on offer, each one choice, so that it takes one answer and not two. */
function deedChoices(t: typeof da, w: EffortWords, departments: Around['departments']) {
  const choice = (deed: Parameters<typeof deedAsText>[0], text: string) => ({ value: deedAsText(deed), text })
  return [
    ...departments.map(({ id, name }) => choice({ kind: 'department', department: id }, t.deeds.department(name))),
    choice({ kind: 'department', department: null }, t.deeds.noDepartment),
    { value: 'owner:me', text: t.deeds.ownerMe },
    { value: 'owner:other', text: t.deeds.ownerOther },
    choice({ kind: 'owner', owner: null }, t.deeds.noOwner),
    ...goals.map((goal) => choice({ kind: 'add-goal', goal }, t.deeds['add-goal'](w.goals[goal]))),
    ...goals.map((goal) => choice({ kind: 'remove-goal', goal }, t.deeds['remove-goal'](w.goals[goal]))),
    choice({ kind: 'public', isPublic: true }, t.deeds.public),
    choice({ kind: 'public', isPublic: false }, t.deeds.staff),
  ]
}

/** What the list needs so that many can be changed from it. */
export function bulkAround(c: Ask, { w, query, found, departments, back }: Around) {
  const { t, frame, answered } = formProps(c, { da, en }, back)
  const ticked = new Set([back?.fields.effort ?? []].flat().flatMap((value) => value.split(',')))
  const number = (n: number) => formatNumber(n, frame.locale)
  const extents = [
    { value: 'ticked', text: t.extents.ticked },
    { value: 'page', text: t.extents.page(number(found.lines.length)) },
    ...(found.total > found.lines.length ? [{ value: 'all', text: t.extents.all(number(found.total)) }] : []),
  ]
  return {
    errors: answered.errors,
    ticks: {
      heading: t.tick,
      box: ({ id, name }: EffortLine) => (
        <div class="form-group-checkbox">
          <input class="form-checkbox" type="checkbox" name="effort" value={id} id={`tick-${id}`} checked={ticked.has(id) || undefined} />
          <label for={`tick-${id}`}>
            <span class="sr-only">{t.tickOne(name.da)}</span>
          </label>
        </div>
      ),
    },
    // The boxes stand in the table and the questions below it, so the form is around both.
    around: (table: Child) => (
      <form method="post" action={href(c, '/efforts/bulk')} novalidate>
        <Hidden name="query" value={query} />
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
            options={deedChoices(t, w, departments)}
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
