// The form in which tables are proposed: each table's words, how it divides the people, and how many small cells it would have.
import {
  Button,
  ButtonRow,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  FormGroup,
  type Frame,
  formatDate,
  formatNumber,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  Summary,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../form/answered.ts'
import type { BaseDimension, CountBase, CountEdition } from '../../base/model.ts'
import { stepsFor } from '../../base/time.ts'
import { unitWords } from '../../base/units.ts'
import { said } from '../../open/formats.ts'
import { type CutSpace, divisionIn, divisions, fieldOf, hasManyUnits, mostTables, tablesIn } from './cut-form.ts'
import type { da } from './texts.da.ts'

/** How many cells a table would have, and how many of them are small. */
export interface DryCount {
  cells: number
  small: number
}

interface Shared {
  frame: Frame
  t: typeof da
  base: CountBase
}

export interface ProposeProps extends Shared {
  answered: Answered
  edition: Omit<CountEdition, 'cells'>
  space: CutSpace
  /** One for each table, once somebody asked for it. */
  looks: DryCount[] | null
  /** The newest proposal, where the same tables can be proposed of a newer edition. */
  again: { edition: number; madeAt: Date } | null
  /** What was filled in or changed for the person, in sentences. */
  told: string[]
}

const trail = ({ frame, t, base }: Shared) => [
  { text: t.gate, href: `/${frame.locale}/release` },
  { text: said(base.about.title, frame.locale), href: `/${frame.locale}/release/bases/${base.slug}` },
]

export const NoCountsPage = (props: Shared) => (
  <Page frame={props.frame} title={props.t.title} breadcrumbs={trail(props)} narrow>
    <EmptyState
      title={props.t.noCounts.title}
      text={props.t.noCounts.text}
      action={{ text: props.t.noCounts.button, href: `/${props.frame.locale}/release/bases/${props.base.slug}` }}
    />
  </Page>
)

export const ProposePage = (props: ProposeProps) => {
  const { frame, t, base, answered, edition, looks, again, told } = props
  const { locale } = frame
  const tables = tablesIn(answered.fields)
  return (
    <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail(props)} hasErrors={answered.errors.length > 0} narrow>
      <ErrorSummary errors={answered.errors} />
      <Summary
        facts={[
          { name: t.facts.base, value: said(base.about.title, locale) },
          { name: t.facts.edition, value: t.facts.editionIs(String(edition.number), formatDate(edition.madeAt, locale)) },
          { name: t.facts.least, value: formatNumber(base.least, locale) },
        ]}
      />
      {looks && <Looks {...props} looks={looks} />}
      {again && !looks && answered.errors.length === 0 && (
        <section>
          <h2>{t.again.title}</h2>
          <p>{t.again.text(String(again.edition), String(edition.number), formatDate(again.madeAt, locale))}</p>
          <Form>
            <Hidden name="edition" value={edition.number} />
            <Button kind="secondary" name="do" value="again">
              {t.again.button}
            </Button>
          </Form>
        </section>
      )}
      {told.length > 0 && <Notice>{told.join(' ')}</Notice>}
      <Form>
        <Hidden name="edition" value={edition.number} />
        <Hidden name="tables" value={tables} />
        {Array.from({ length: tables }, (_, table) => (
          <TableFields {...props} table={table} />
        ))}
        <ButtonRow>
          <Button name="do" value="propose">
            {t.buttons.propose}
          </Button>
          <Button kind="secondary" name="do" value="look">
            {t.buttons.look}
          </Button>
          {tables < mostTables && (
            <Button kind="secondary" name="do" value="add">
              {t.buttons.add}
            </Button>
          )}
        </ButtonRow>
        {/* Last, because Enter in a field presses the first button of the form. */}
        {tables > 1 && (
          <ButtonRow>
            {Array.from({ length: tables }, (_, table) => (
              <Button kind="link" name="do" value={`remove-${table}`}>
                {t.removeTable(String(table + 1))}
              </Button>
            ))}
          </ButtonRow>
        )}
      </Form>
    </Page>
  )
}

const Looks = ({ frame: { locale }, t, base, answered, looks }: ProposeProps & { looks: DryCount[] }) => (
  <Notice title={t.look.title} announced>
    <ul>
      {looks.map(({ cells, small }, table) => (
        <li>
          {writtenIn(answered, fieldOf.table(table, 'title-da'))}: {t.look.rows(formatNumber(cells, locale))}{' '}
          {small > 0
            ? t.look.small(formatNumber(small, locale), formatNumber(base.least, locale))
            : t.look.none(formatNumber(base.least, locale))}
        </li>
      ))}
    </ul>
    <p>{t.look.more}</p>
  </Notice>
)

const TableFields = (props: ProposeProps & { table: number }) => {
  const { t, answered, space, table } = props
  const field = (what: Parameters<typeof fieldOf.table>[1]) => {
    const name = fieldOf.table(table, what)
    return { name, value: writtenIn(answered, name), error: errorOf(answered, name) }
  }
  const [titleEn, descriptionEn, dataset] = [field('title-en'), field('description-en'), field('dataset')]
  const further = [titleEn, descriptionEn, dataset]
  return (
    <FormGroup legend={t.table(String(table + 1))}>
      <TextField {...field('title-da')} label={t.fields.titleDa} required maxlength={200} width="long" />
      <TextArea {...field('description-da')} label={t.fields.descriptionDa} required rows={2} maxlength={1000} />
      <Details title={t.more} openAtStart={further.some(({ error }) => error !== undefined)}>
        <TextField {...titleEn} label={t.fields.titleEn} hint={t.fields.englishHint} maxlength={200} width="long" />
        <TextArea {...descriptionEn} label={t.fields.descriptionEn} hint={t.fields.englishHint} rows={2} maxlength={1000} />
        <TextField {...dataset} label={t.fields.dataset} hint={t.fields.datasetHint} maxlength={80} spellcheck={false} width="long" />
      </Details>
      {space.dimensions.map((dimension, place) => (
        <DimensionFields {...props} dimension={dimension} place={place} />
      ))}
      <Radios
        name={fieldOf.table(table, 'totals')}
        label={t.fields.totals}
        value={writtenIn(answered, fieldOf.table(table, 'totals'), 'all')}
        options={[
          { value: 'all', text: t.totals.all },
          { value: 'grand', text: t.totals.grand, hint: t.totals.grandHint },
        ]}
      />
    </FormGroup>
  )
}

const DimensionFields = (props: ProposeProps & { table: number; dimension: BaseDimension; place: number }) => {
  const { frame, t, answered, space, table, dimension, place } = props
  const heading = said(dimension.heading, frame.locale)
  const name = fieldOf.division(table, place)
  const steps = dimension.kind === 'time' ? stepsFor(space.units[place] ?? []) : ['as-it-is']
  const offered = divisions.filter((one) => one === 'none' || one === 'classes' || steps.includes(one))
  const now = divisionIn(answered.fields, table, place)
  return (
    <>
      <Select
        name={name}
        label={t.divide(heading)}
        prompt={false}
        options={offered.map((one) => ({ value: one, text: t.divisions[one] }))}
        value={now}
        error={errorOf(answered, name)}
      />
      <Details title={t.classesOf(heading)} openAtStart={now === 'classes'}>
        {hasManyUnits(space, place) ? <ClassLines {...props} /> : <ClassNames {...props} />}
      </Details>
    </>
  )
}

type ClassProps = ProposeProps & { table: number; dimension: BaseDimension; place: number }

const ClassNames = ({ frame, t, answered, space, table, dimension, place }: ClassProps) => (
  <>
    <p>{t.classesHint}</p>
    {(space.units[place] ?? []).map((unit, at) => {
      const name = fieldOf.unit(table, place, at)
      return (
        <TextField
          name={name}
          label={said(unitWords(dimension, unit), frame.locale)}
          value={writtenIn(answered, name)}
          error={errorOf(answered, name)}
          maxlength={100}
        />
      )
    })}
  </>
)

const ClassLines = ({ t, answered, table, place }: ClassProps) => {
  const name = fieldOf.lines(table, place)
  return (
    <TextArea
      name={name}
      label={t.linesLabel}
      hint={t.linesHint}
      rows={10}
      value={writtenIn(answered, name)}
      error={errorOf(answered, name)}
    />
  )
}
