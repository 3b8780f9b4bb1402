// The plain questions about the figures, and the button that works out what they could show.
import { Button, FormGroup, Radios, Select, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import { type Direction, directions, type Method, methods, questions, type Sample, type Spread, samples, spreads } from './model.ts'
import type { da } from './texts.da.ts'

interface EffectFieldsProps {
  t: typeof da
  answered: Answered
  method: Method | null
  /** What the comparison speaks for, while nobody has chosen. */
  likely: Method | null
  /** Names of the answers that come from the indicator's newest figure, and its period. */
  suggestion: { names: readonly string[]; period: string }
  isComputed: boolean
}

/** The names of the questions that a layout shows. */
export const shownFor = (method: Method | null): string[] =>
  method === null
    ? []
    : ['wanted', ...questions[method].map(({ name }) => name), ...(method === 'shares' ? ['sample'] : ['thing', 'spread'])]

export const EffectFields = ({ t, answered, method, likely, suggestion, isComputed }: EffectFieldsProps) => (
  <FormGroup legend={t.title}>
    <p>{t.lead}</p>
    <Select
      name="method"
      label={t.method}
      width="long"
      options={methods.map((value) => ({ value, text: t.methods[value] }))}
      value={method ?? likely ?? ''}
      error={errorOf(answered, 'method')}
    />
    {method === null ? (
      <Button kind="secondary" name="deed" value="show">
        {t.show}
      </Button>
    ) : (
      <>
        <Questions t={t} answered={answered} method={method} suggestion={suggestion} />
        <Button kind="secondary" name="deed" value="compute">
          {isComputed ? t.computeAgain : t.compute}
        </Button>
      </>
    )}
  </FormGroup>
)

const Questions = ({
  t,
  answered,
  method,
  suggestion,
}: Omit<EffectFieldsProps, 'isComputed' | 'likely' | 'method'> & { method: Method }) => (
  <>
    <Radios
      name="wanted"
      label={t.wanted}
      options={directions.map((value: Direction) => ({ value, text: t.directions[value] }))}
      value={writtenIn(answered, 'wanted', 'fall')}
    />
    {method === 'shares' ? null : (
      <TextField
        name="thing"
        label={t.thing}
        hint={t.thingHint}
        value={writtenIn(answered, 'thing')}
        error={errorOf(answered, 'thing')}
        maxlength={60}
      />
    )}
    {questions[method].map(({ name }) => (
      <TextField
        name={name}
        label={t.numbers[name].label}
        hint={[t.numbers[name].hint, suggestion.names.includes(name) ? t.prefilled(suggestion.period) : ''].filter(Boolean).join(' ')}
        value={writtenIn(answered, name, name === 'years' ? '1' : '')}
        error={errorOf(answered, name)}
        inputmode="decimal"
        width="short"
      />
    ))}
    {method === 'shares' ? (
      <Radios
        name="sample"
        label={t.sample}
        options={(Object.keys(samples) as Sample[]).map((value) => ({ value, text: t.samples[value] }))}
        value={writtenIn(answered, 'sample', 'random')}
      />
    ) : (
      <Radios
        name="spread"
        label={t.spread}
        hint={t.spreadHint}
        options={(Object.keys(spreads) as Spread[]).map((value) => ({ value, text: t.spreads[value] }))}
        value={writtenIn(answered, 'spread', 'usual')}
      />
    )}
  </>
)
