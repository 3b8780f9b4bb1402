// The list of posters, and a poster to print.
import { Button, ErrorSummary, Form, type Frame, Notice, Page, Poster as Paper, Radios, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { type Door, doors } from '../../reports/model.ts'
import type { Poster } from './model.ts'
import type { da } from './texts.da.ts'

interface PostersPageProps {
  frame: Frame
  t: typeof da
  /** The doors in the reader's words. */
  doorWords: Record<Door, string>
  answered: Answered
  done?: string
  places: { id: string; name: string }[]
  posters: Poster[]
}

export const PostersPage = ({ frame, t, doorWords, answered, done, places, posters }: PostersPageProps) => {
  const tied = (name: string) => ({ name, value: writtenIn(answered, name), error: errorOf(answered, name) })
  const paper = (id: string) => `/${frame.locale}/places/${id}/poster`
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      hasErrors={answered.errors.length > 0}
      status={done ? { kind: 'success', text: done } : undefined}
    >
      <ErrorSummary errors={answered.errors} />
      <h2>{t.places}</h2>
      <p>{t.placesLead}</p>
      <Table
        caption={t.places}
        captionHidden
        empty={t.placesEmpty}
        columns={[{ key: 'name', heading: t.name }]}
        rows={places.map(({ id, name }) => ({ href: paper(id), cells: { name } }))}
      />
      <h2>{t.own}</h2>
      <Table
        caption={t.own}
        captionHidden
        empty={t.ownEmpty}
        columns={[
          { key: 'name', heading: t.name },
          { key: 'opens', heading: t.opens },
        ]}
        rows={posters.map(({ id, label, door }) => ({
          href: paper(id),
          cells: { name: label, opens: door === null ? '' : doorWords[door] },
        }))}
      />
      <h2>{t.addTitle}</h2>
      <Form action={`/${frame.locale}/places/posters`}>
        <TextField {...tied('label')} label={t.label} hint={t.labelHint} required maxlength={120} />
        <TextField {...tied('address')} label={t.address} hint={t.addressHint} required maxlength={150} />
        <Radios {...tied('door')} label={t.door} required options={doors.map((door) => ({ value: door, text: doorWords[door] }))} />
        <Button>{t.add}</Button>
      </Form>
    </Page>
  )
}

interface PosterPageProps {
  frame: Frame
  t: typeof da
  poster: Poster
  /** What the code holds. */
  address: string
  /** The poster's words in every language it is printed in, and what to type without a telephone's camera. */
  languages: { lang: string; words: (typeof da)['poster']; typed: string }[]
}

export const PosterPage = ({ frame, t, poster, address, languages }: PosterPageProps) => (
  <Page frame={frame} title={t.posterTitle(poster.label)} breadcrumbs={[{ text: t.title, href: `/${frame.locale}/places/posters` }]}>
    <Notice>{t.print}</Notice>
    <Paper
      sender={frame.town.name}
      place={poster.label}
      code={address}
      codeLabel={t.poster.codeLabel(poster.label)}
      words={languages.map(({ lang, words, typed }) => ({ ...words, lang, address: typed, title: words.titles[poster.door ?? 'any'] }))}
    />
    {poster.place === null && (
      <RemoveForm
        action={`/${frame.locale}/places/${poster.id}/poster/remove`}
        title={t.remove}
        warning={t.removeWarning}
        button={t.remove}
      />
    )}
  </Page>
)
