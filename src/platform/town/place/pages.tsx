// The known places: the list, and one place to add or correct.
import { Button, Checkbox, Form, formatNumber, Notice, Select, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, tickOf, writtenIn } from '../../form/answered.ts'
import { RemoveForm } from '../../form/remove-form.tsx'
import type { Area } from '../area/model.ts'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import { type Place, placeKinds } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da; answered: Answered; areas: Area[] }

const PlaceForm = ({
  t,
  answered,
  areas,
  action,
  place,
  button,
}: Omit<Shared, 'frame' | 'words'> & { action: string; place?: Place; button: string }) => {
  const tied = (name: string, before = '') => ({ name, value: writtenIn(answered, name, before), error: errorOf(answered, name) })
  return (
    <Form action={action}>
      <TextField {...tied('name', place?.name)} label={t.name} required maxlength={120} />
      <Select
        {...tied('kind', place?.kind)}
        label={t.kind}
        required
        options={placeKinds.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
      />
      <TextField {...tied('lat', place && String(place.lat))} label={t.lat} hint={t.latHint} required inputmode="decimal" width="short" />
      <TextField {...tied('lon', place && String(place.lon))} label={t.lon} hint={t.lonHint} required inputmode="decimal" width="short" />
      <Select
        {...tied('area', place?.area?.id)}
        label={t.area}
        hint={t.areaHint}
        prompt={t.findArea}
        options={areas.map((area) => ({ value: area.id, text: area.name }))}
      />
      <Checkbox
        name="approximate"
        label={t.isApproximate}
        checked={tickOf(answered, 'approximate', place?.isApproximate ?? false)}
        error={errorOf(answered, 'approximate')}
      />
      <Button>{button}</Button>
    </Form>
  )
}

export const PlacesPage = ({ frame, words, done, t, answered, areas, places }: Shared & { places: Place[] }) => (
  <SetupPage frame={frame} words={words} done={done} answered={answered} title={t.title} lead={t.lead}>
    <Table
      caption={t.caption}
      empty={t.empty}
      columns={[
        { key: 'name', heading: t.name },
        { key: 'kind', heading: t.kind },
        { key: 'area', heading: t.area },
        { key: 'position', heading: t.position },
      ]}
      rows={places.map((place) => ({
        href: setupHref(frame, `/places/${place.id}`),
        cells: {
          name: place.name,
          kind: t.kinds[place.kind],
          area: place.area?.name ?? '',
          position: `${place.isApproximate ? `${t.approximate} ` : ''}${formatNumber(place.lat, frame.locale, 4)}; ${formatNumber(place.lon, frame.locale, 4)}`,
        },
      }))}
    />
    <h2>{t.addTitle}</h2>
    <PlaceForm t={t} answered={answered} areas={areas} action={setupHref(frame, '/places')} button={t.add} />
  </SetupPage>
)

export const PlacePage = ({ frame, words, t, answered, areas, place, isInUse }: Shared & { place: Place; isInUse: boolean }) => (
  <SetupPage frame={frame} words={words} answered={answered} title={t.editTitle(place.name)} under={{ text: t.title, path: '/places' }}>
    {isInUse ? <Notice kind="error" title={t.inUse} announced /> : null}
    <PlaceForm t={t} answered={answered} areas={areas} action={setupHref(frame, `/places/${place.id}`)} place={place} button={t.save} />
    <RemoveForm action={setupHref(frame, `/places/${place.id}/remove`)} title={t.remove} warning={t.removeWarning} button={t.remove} />
  </SetupPage>
)
