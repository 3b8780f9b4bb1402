// The town's areas: the list with its map, the file that is looked through before it counts, and one area to correct.
import { Button, ButtonRow, FileField, Form, MapFrame, Notice, Select, Summary, Table, Tag, TextField } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { type Answered, errorOf, unanswered, writtenIn } from '../../form/answered.ts'
import { RemoveForm } from '../../form/remove-form.tsx'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import type { AreaProblem } from './geojson.ts'
import { type AreaPlan, areaKinds, type DrawnArea, polygonsOf } from './model.ts'
import type { da } from './texts.da.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'> & { t: typeof da; answered?: Answered }

const AreaMap = ({ t, areas, list }: { t: typeof da; areas: DrawnArea[]; list: Child }) => (
  <MapFrame
    title={t.map}
    summary={t.mapSummary(areas.length)}
    source={{ name: t.mapSource, fetchedAt: new Date(Math.max(...areas.map((area) => area.addedAt.getTime()))) }}
    n={t.mapCount(areas.length)}
    uncertainty={{ none: t.mapCertain }}
    cannotSay={[t.mapSays]}
    features={{
      type: 'FeatureCollection',
      features: areas.map((area) => ({
        type: 'Feature',
        geometry: { type: 'MultiPolygon', coordinates: polygonsOf(area.shape) },
        properties: { name: area.name, text: t.kinds[area.kind], shade: area.kind === 'outline' ? 0 : 1 },
      })),
    }}
    list={list}
  />
)

const AreaTable = ({ frame, t, areas }: Pick<Shared, 'frame' | 't'> & { areas: DrawnArea[] }) => (
  <Table
    caption={t.caption}
    empty={t.empty}
    columns={[
      { key: 'name', heading: t.name },
      { key: 'kind', heading: t.kind },
      { key: 'origin', heading: t.origin },
    ]}
    rows={areas.map((area) => ({
      href: setupHref(frame, `/areas/${area.id}`),
      cells: {
        name: area.name,
        kind: (
          <>
            {t.kinds[area.kind]} {area.isInvented ? <Tag>{t.invented}</Tag> : null}
          </>
        ),
        origin: area.isInvented ? t.inventedBoundary : area.origin,
      },
    }))}
  />
)

const Problems = ({ t, problems }: { t: typeof da; problems: AreaProblem[] }) => (
  <Notice kind="error" title={t.problemsTitle(problems.length)}>
    <ul>
      {problems.map(({ number, name, key, came }) => (
        <li>
          {number === 0 ? t.wholeFile : t.problemAt(number, name)} {t.problems[key](came)}
        </li>
      ))}
    </ul>
  </Notice>
)

export const AreasPage = ({
  frame,
  words,
  done,
  t,
  answered = unanswered,
  areas,
  problems,
}: Shared & { areas: DrawnArea[]; problems: AreaProblem[] }) => (
  <SetupPage frame={frame} words={words} done={done} answered={answered} title={t.title} lead={t.lead} scripts={['ui/map']}>
    {problems.length > 0 ? <Problems t={t} problems={problems} /> : null}
    {areas.length > 0 ? <AreaMap t={t} areas={areas} list={<AreaTable frame={frame} t={t} areas={areas} />} /> : <p>{t.empty}</p>}
    <h2>{t.importTitle}</h2>
    <p>{t.importHelp}</p>
    <Form action={setupHref(frame, '/areas/import')} multipart>
      <Select
        name="kind"
        label={t.fileKind}
        hint={t.fileKindHint}
        options={areaKinds.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
        value={writtenIn(answered, 'kind', 'quarter')}
        error={errorOf(answered, 'kind')}
        prompt={false}
      />
      <TextField name="name" label={t.oneName} value={writtenIn(answered, 'name')} error={errorOf(answered, 'name')} maxlength={120} />
      <FileField
        name="file"
        label={t.file}
        hint={t.fileHint}
        accept=".geojson,.json,application/geo+json"
        required
        error={errorOf(answered, 'file')}
      />
      <Button>{t.read}</Button>
    </Form>
  </SetupPage>
)

export const AreaPreviewPage = ({
  frame,
  words,
  t,
  fileName,
  plan,
  areas,
  action,
}: Shared & { fileName: string; plan: AreaPlan; areas: DrawnArea[]; action: string }) => {
  const listed = (names: string[]) => (names.length > 0 ? names.join(', ') : t.none)
  return (
    <SetupPage
      frame={frame}
      words={words}
      title={t.previewTitle}
      lead={t.previewLead(fileName)}
      under={{ text: t.title, path: '/areas' }}
      scripts={['ui/map']}
    >
      <AreaMap
        t={t}
        areas={areas}
        list={
          <Summary
            facts={[
              { name: `${t.added} (${plan.added.length})`, value: listed(plan.added) },
              { name: `${t.changed} (${plan.changed.length})`, value: listed(plan.changed) },
              { name: `${t.unchanged} (${plan.unchanged.length})`, value: listed(plan.unchanged) },
            ]}
          />
        }
      />
      <Form action={action}>
        <ButtonRow>
          <Button name="decision" value="take">
            {t.take}
          </Button>
          <Button name="decision" value="leave" kind="secondary">
            {t.leave}
          </Button>
        </ButtonRow>
      </Form>
    </SetupPage>
  )
}

export const AreaPage = ({ frame, words, t, answered = unanswered, area, isInUse }: Shared & { area: DrawnArea; isInUse: boolean }) => (
  <SetupPage frame={frame} words={words} answered={answered} title={t.editTitle(area.name)} under={{ text: t.title, path: '/areas' }}>
    {isInUse ? <Notice kind="error" title={t.inUse} announced /> : null}
    <Form action={setupHref(frame, `/areas/${area.id}`)}>
      <TextField
        name="name"
        label={t.name}
        value={writtenIn(answered, 'name', area.name)}
        error={errorOf(answered, 'name')}
        required
        maxlength={120}
      />
      <Select
        name="kind"
        label={t.kind}
        options={areaKinds.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
        value={writtenIn(answered, 'kind', area.kind)}
        error={errorOf(answered, 'kind')}
        prompt={false}
      />
      <Button>{t.save}</Button>
    </Form>
    <RemoveForm action={setupHref(frame, `/areas/${area.id}/remove`)} title={t.remove} warning={t.removeWarning} button={t.remove} />
  </SetupPage>
)
