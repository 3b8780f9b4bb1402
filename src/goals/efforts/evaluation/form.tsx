// The form in which an evaluation is planned: the questions that its size asks, and no others.
import {
  Button,
  ButtonRow,
  DateField,
  Details,
  Form,
  FormGroup,
  type Frame,
  formatNumber,
  Hidden,
  Notice,
  Radios,
  Select,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { saidIn } from '../../goals/said/model.ts'
import { EffectFields, shownFor } from './effect/fields.tsx'
import { type Detectable, methods } from './effect/model.ts'
import { EffectResult } from './effect/result.tsx'
import type { da as effectDa } from './effect/texts.da.ts'
import { carried, layoutFor } from './fields.ts'
import { comparisons, costLimits, isSmaller, type Size, type SizeReason, sizes } from './model.ts'
import type { IndicatorChoice } from './store.ts'
import type { da } from './texts.da.ts'

export interface FormProps {
  frame: Frame
  t: typeof da
  effectWords: typeof effectDa
  answered: Answered
  action: string
  /** The saving the form begins from. */
  revision: number
  proposal: { size: Size; reasonKey: SizeReason }
  indicators: IndicatorChoice[]
  colleagues: { id: string; name: string }[]
  suggestion: { names: readonly string[]; period: string }
  /** What the figures could show, when it has been worked out from what stands in the form. */
  found: Detectable | null
  /** Whether an agreed version stands before this one. */
  isChange: boolean
  /** Whether the effort is one that may only move what it is about. */
  mayMove: boolean
}

const sizeIn = (answered: Answered, proposed: Size): Size => sizes.find((size) => size === writtenIn(answered, 'size')) ?? proposed

export const EvaluationFormView = (props: FormProps) => {
  const { t, answered, action, proposal, isChange } = props
  const size = sizeIn(answered, proposal.size)
  const method = methods.find((one) => one === writtenIn(answered, 'method')) ?? null
  const chosen = props.indicators.find(({ id }) => id === writtenIn(answered, 'indicator'))
  const isAtLeast = (wanted: Size) => !isSmaller(size, wanted)
  const shown = [...(props.mayMove ? ['displacement'] : []), ...(isAtLeast('full') ? ['mechanism', 'method', ...shownFor(method)] : [])]
  return (
    <Form action={action}>
      <Hidden name="revision" value={props.revision} />
      {carried(answered.fields, size, shown).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <SizeQuestion {...props} size={size} />
      <FormGroup legend={t.form.threeQuestions}>
        <Area {...props} name="difference" most={2000} />
        <Area {...props} name="seenBy" most={2000} />
        {props.mayMove ? <Area {...props} name="displacement" most={2000} /> : null}
        <DateField
          name="verdictOn"
          label={t.form.verdictOn}
          hint={t.form.verdictOnHint}
          value={datePartsOf(answered, 'verdictOn', null)}
          error={errorOf(answered, 'verdictOn')}
        />
      </FormGroup>
      {isAtLeast('standard') ? <Measured {...props} /> : null}
      {isAtLeast('full') ? (
        <>
          <FormGroup legend={t.form.works}>
            <Area {...props} name="mechanism" most={4000} />
          </FormGroup>
          <EffectFields
            t={props.effectWords}
            answered={answered}
            method={method}
            likely={layoutFor(writtenIn(answered, 'comparison'), chosen)}
            suggestion={props.suggestion}
            isComputed={props.found !== null}
          />
          {props.found ? <EffectResult found={props.found} t={props.effectWords} locale={props.frame.locale} /> : null}
        </>
      ) : null}
      {isChange ? <Area {...props} name="changeReason" most={1000} rows={2} /> : null}
      <p>{t.form.agreeWarning}</p>
      <ButtonRow>
        <Button name="deed" value="agree">
          {t.form.agree}
        </Button>
        <Button kind="secondary" name="deed" value="save">
          {t.form.save}
        </Button>
      </ButtonRow>
    </Form>
  )
}

const SizeQuestion = ({ frame, t, answered, proposal, size }: FormProps & { size: Size }) => {
  const kroner = (limit: number) => formatNumber(limit, frame.locale)
  const reason = t.reasons[proposal.reasonKey]
  const limit = proposal.reasonKey === 'large-cost' ? costLimits.largeFrom : costLimits.smallBelow
  return (
    <>
      <Notice title={t.proposed(t.sizes[proposal.size])}>
        <p>{typeof reason === 'string' ? reason : reason(kroner(limit))}</p>
      </Notice>
      <Details title={t.ruleTitle}>
        <ul>
          {t.rule(kroner(costLimits.smallBelow), kroner(costLimits.largeFrom)).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </Details>
      <Radios
        name="size"
        label={t.form.size}
        options={sizes.map((value) => ({ value, text: t.sizes[value], hint: t.sizeHints[value] }))}
        value={size}
        error={errorOf(answered, 'size')}
      />
      <p>
        <Button kind="secondary" name="deed" value="show">
          {t.form.show}
        </Button>
      </p>
      {isSmaller(size, proposal.size) ? (
        <TextArea
          name="sizeReason"
          label={t.form.sizeReason}
          hint={t.form.sizeReasonHint}
          value={writtenIn(answered, 'sizeReason')}
          error={errorOf(answered, 'sizeReason')}
          rows={2}
          maxlength={1000}
        />
      ) : (
        <Hidden name="sizeReason" value={writtenIn(answered, 'sizeReason')} />
      )}
    </>
  )
}

const Measured = (props: FormProps) => {
  const { frame, t, answered, indicators, colleagues } = props
  return (
    <FormGroup legend={t.form.measured}>
      <Area {...props} name="question" most={1000} rows={2} />
      <Select
        name="indicator"
        label={t.form.indicator}
        prompt={t.form.noIndicator}
        width="long"
        options={indicators.map(({ id, name }) => ({ value: id, text: saidIn(name, frame.locale).text }))}
        value={writtenIn(answered, 'indicator')}
        error={errorOf(answered, 'indicator')}
      />
      <Radios
        name="comparison"
        label={t.form.comparison}
        options={comparisons.map((value) => ({ value, text: t.comparisons[value], hint: t.comparisonHints[value] }))}
        value={writtenIn(answered, 'comparison')}
        error={errorOf(answered, 'comparison')}
      />
      <Area {...props} name="comparisonWords" most={2000} rows={3} />
      <TextField
        name="judgeName"
        label={t.form.judgeName}
        hint={t.form.judgeNameHint}
        value={writtenIn(answered, 'judgeName')}
        error={errorOf(answered, 'judgeName')}
        maxlength={160}
      />
      <Select
        name="judge"
        label={t.form.judge}
        hint={t.form.judgeHint}
        prompt={t.form.nobody}
        options={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
        value={writtenIn(answered, 'judge')}
        error={errorOf(answered, 'judge')}
      />
    </FormGroup>
  )
}

type Written = 'difference' | 'seenBy' | 'question' | 'comparisonWords' | 'displacement' | 'mechanism' | 'changeReason'

const Area = ({ t, answered, name, most, rows = 4 }: FormProps & { name: Written; most: number; rows?: number }) => (
  <TextArea
    name={name}
    label={t.form[name]}
    hint={t.form[`${name}Hint`]}
    value={writtenIn(answered, name)}
    error={errorOf(answered, name)}
    rows={rows}
    maxlength={most}
  />
)
