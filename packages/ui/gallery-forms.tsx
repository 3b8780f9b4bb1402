// The look book's forms: as they open, and as they come back with something to correct.
import type { Scene } from './gallery-scene.ts'
import {
  AnswerButtons,
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  Checkboxes,
  DateField,
  DraftKeeper,
  EmergencyNumbers,
  ErrorSummary,
  errorOf,
  type FieldMessage,
  FieldsBeside,
  FileField,
  Form,
  FormGroup,
  MapPicker,
  OnlyWithScript,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
} from './src/index.ts'

function Questions({ scene: { say }, errors }: { scene: Scene; errors: FieldMessage[] }) {
  return (
    <Form action="/da/report" idempotencyKey="b7c1" multipart>
      <TextField
        name="place"
        label={say('Hvor var det?', 'Where was it?')}
        hint={say('Skriv en adresse eller et sted, du kender.', 'Write an address or a place you know.')}
        error={errorOf(errors, 'place')}
        value={say('Ved stationen', 'By the station')}
        autocomplete="address-line1"
        width="long"
        required
      />
      <Radios
        name="time"
        label={say('Hvornår på dagen?', 'What time of day?')}
        error={errorOf(errors, 'time')}
        required
        options={[
          { value: 'day', text: say('Om dagen', 'By day') },
          { value: 'evening', text: say('Om aftenen', 'In the evening'), hint: say('Fra kl. 18 til 23.', 'From 6 to 11 pm.') },
          { value: 'night', text: say('Om natten', 'At night') },
        ]}
        value="evening"
      />
      <DateField
        name="date"
        label={say('Hvilken dag?', 'Which day?')}
        hint={say('For eksempel 24 11 2026.', 'For example 24 11 2026.')}
        error={errorOf(errors, 'date')}
        value={{ day: '31', month: '2', year: '2026' }}
      />
      <Checkboxes
        name="kinds"
        label={say('Hvad gjorde det utrygt?', 'What made it feel unsafe?')}
        options={[
          { value: 'dark', text: say('Der var mørkt', 'It was dark') },
          { value: 'traffic', text: say('Der blev kørt for stærkt', 'People drove too fast') },
          { value: 'alone', text: say('Der var ingen andre', 'Nobody else was there') },
        ]}
        values={['dark', 'alone']}
      />
      <FormGroup legend={say('Til den, der svarer dig', 'For whoever answers you')}>
        <Select
          name="area"
          label={say('Område', 'Area')}
          error={errorOf(errors, 'area')}
          options={[
            { value: 'n', text: 'Demokvarteret Nord' },
            { value: 's', text: 'Demokvarteret Syd' },
          ]}
          value="s"
        />
        <FieldsBeside>
          <TextField name="cost" label={say('Hvad må det koste?', 'What may it cost?')} suffix="kr." inputmode="decimal" width="short" />
          <TextField name="hours" label={say('Hvor mange timer?', 'How many hours?')} inputmode="numeric" width="short" />
        </FieldsBeside>
        <TextArea
          name="words"
          label={say('Med dine egne ord', 'In your own words')}
          value={say('Lampen er gået.', 'The lamp is out.')}
          rows={4}
        />
        <FileField
          name="photo"
          label={say('Et billede', 'A picture')}
          hint={say('jpeg, png eller webp.', 'jpeg, png or webp.')}
          accept="image/*"
        />
      </FormGroup>
      <Checkbox name="agree" label={say('I må gerne skrive til mig', 'You may write to me')} error={errorOf(errors, 'agree')} required />
      <ButtonRow>
        <Button>{say('Send', 'Send')}</Button>
        <ButtonLink kind="secondary" href="/da">
          {say('Fortryd', 'Cancel')}
        </ButtonLink>
        <Button kind="danger" name="delete" value="yes">
          {say('Slet kladden', 'Delete the draft')}
        </Button>
        <Button kind="link" name="later" value="yes">
          {say('Gem til senere', 'Save for later')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

export const formPage = (scene: Scene) => (
  <Page
    frame={{ ...scene.frame, signedIn: undefined }}
    title={scene.say('Fortæl, hvor det er utrygt', 'Tell us where it feels unsafe')}
    lead={scene.say(
      'Det tager halvandet minut. Du behøver ikke sige, hvem du er.',
      'It takes a minute and a half. You need not say who you are.',
    )}
    narrow
    light
  >
    <EmergencyNumbers />
    <Questions scene={scene} errors={[]} />
    <Form action="/da/report">
      <AnswerButtons
        name="seen"
        label={scene.say('Hvornår skete det sidst?', 'When did it last happen?')}
        hint={scene.say('Tryk på et svar, så går du videre.', 'Press an answer to go on.')}
        options={[
          { value: 'today', text: scene.say('I dag', 'Today') },
          { value: 'yesterday', text: scene.say('I går', 'Yesterday') },
          { value: '', text: scene.say('Det ved jeg ikke', 'I do not know') },
        ]}
      />
    </Form>
    <OnlyWithScript>
      <p>{scene.say('Det her ses kun med JavaScript.', 'This is seen only with JavaScript.')}</p>
    </OnlyWithScript>
    <MapPicker
      featuresHref="town.json"
      label={scene.say('Kort over byen', 'Map of the town')}
      words={{
        open: scene.say('Hent kortet', 'Fetch the map'),
        loading: scene.say('Kortet hentes …', 'Fetching the map …'),
        failed: scene.say('Kortet kunne ikke hentes.', 'The map could not be fetched.'),
        press: scene.say('Tryk på kortet.', 'Press the map.'),
        pointed: scene.say('Stedet er valgt.', 'The place is chosen.'),
      }}
    />
    <DraftKeeper
      words={{
        kept: scene.say('Dine svar gemmes kun i din browser.', 'Your answers are kept only in your browser.'),
        throwAway: scene.say('Smid svarene væk', 'Throw the answers away'),
        thrown: scene.say('Svarene er smidt væk.', 'The answers are thrown away.'),
        found: scene.say('Du har svar, der ikke er sendt.', 'You have answers that are not sent.'),
        goOn: scene.say('Fortsæt', 'Go on'),
        offline: scene.say('Der er ikke forbindelse.', 'There is no connection.'),
        online: scene.say('Der er forbindelse igen.', 'There is a connection again.'),
      }}
    />
  </Page>
)

export function formWithErrorsPage(scene: Scene) {
  const { say } = scene
  const errors = [
    {
      field: 'place',
      message: say('Skriv et sted i Ishøj. Du skrev »Ved stationen«.', 'Write a place in Ishøj. You wrote "By the station".'),
    },
    { field: 'time', message: say('Vælg, hvornår på dagen det var.', 'Choose what time of day it was.') },
    { field: 'date', message: say('Skriv en dag, der findes. Du skrev 31 2 2026.', 'Write a day that exists. You wrote 31 2 2026.') },
    { field: 'agree', message: say('Sæt kryds, hvis vi må svare dig.', 'Tick the box if we may answer you.') },
  ]
  return (
    <Page
      frame={scene.frame}
      title={say('Fortæl, hvor det er utrygt', 'Tell us where it feels unsafe')}
      breadcrumbs={[{ text: say('Forside', 'Front page'), href: '/da' }]}
      narrow
      hasErrors
    >
      <ErrorSummary errors={errors} />
      <Questions scene={scene} errors={errors} />
    </Page>
  )
}
