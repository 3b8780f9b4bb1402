// Where it is: an address first, a known place or a map for those who would rather.
import { AnswerButtons, Button, Details, Hidden, MapPicker, OnlyWithScript, Select, TextField } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { FlowPage, type FlowProps, OnOrBack, QuestionForm } from './flow.tsx'

export type WherePageProps = FlowProps & {
  begun: string
  places: { id: string; name: string }[]
  /** Addresses that what was typed may mean; the person chooses. */
  choices: string[]
}

// Each of the three ways is a form of its own, so that Enter in one never sends another.
export const WherePage = (props: WherePageProps) => {
  const { t, answered, places, choices } = props
  const placeError = errorOf(answered, 'place')
  return (
    <FlowPage {...props} step="where" title={t.steps.where} scripts={['ui/map-picker']}>
      {choices.length > 0 && <Choices {...props} />}
      <QuestionForm {...props} step="where">
        <Hidden name="by" value="address" />
        <TextField
          name="address"
          label={t.where.address}
          hint={t.where.addressHint}
          value={writtenIn(answered, 'address')}
          error={errorOf(answered, 'address')}
          autocomplete="off"
          spellcheck={false}
          width="long"
          maxlength={160}
        />
        <OnOrBack {...props} step="where" />
      </QuestionForm>
      {places.length > 0 && (
        <Details title={t.where.placeTitle} openAtStart={placeError !== undefined}>
          <QuestionForm {...props} step="where">
            <Hidden name="by" value="place" />
            <Select
              name="place"
              label={t.where.place}
              options={places.map(({ id, name }) => ({ value: id, text: name }))}
              value={writtenIn(answered, 'place')}
              error={placeError}
            />
            <Button kind="secondary">{t.where.usePlace}</Button>
          </QuestionForm>
        </Details>
      )}
      <OnlyWithScript>
        <Details title={t.where.mapTitle} openAtStart={errorOf(answered, 'lat') !== undefined}>
          <OnMap {...props} />
        </Details>
      </OnlyWithScript>
    </FlowPage>
  )
}

const Choices = (props: WherePageProps) => (
  <QuestionForm {...props} step="where">
    <Hidden name="by" value="address" />
    <AnswerButtons
      name="address"
      id="choice"
      label={props.t.where.choose}
      options={props.choices.map((address) => ({ value: address, text: address }))}
    />
  </QuestionForm>
)

const OnMap = (props: WherePageProps) => {
  const { frame, t, answered } = props
  const error = errorOf(answered, 'lat')
  return (
    <QuestionForm {...props} step="where">
      <Hidden name="by" value="map" />
      <p id="field-lat">{error ?? t.where.mapText}</p>
      <MapPicker
        featuresHref={`/${frame.locale}/report/map.json`}
        label={t.where.mapLabel}
        words={{
          open: t.where.open,
          loading: t.where.loading,
          failed: t.where.failed,
          press: t.where.pressMap,
          pointed: t.where.pointed,
        }}
        lat={writtenIn(answered, 'lat')}
        lon={writtenIn(answered, 'lon')}
      />
      <Button kind="secondary">{t.where.useMap}</Button>
    </QuestionForm>
  )
}
