// The partners with what each looks after, and one of them to change.
import { Button, ErrorSummary, Form, type Frame, Page, Select, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { Block } from './model.ts'
import type { da } from './texts.da.ts'

interface Named {
  id: string
  name: string
}

interface BlocksProps {
  frame: Frame
  t: typeof da
  partners: Named[]
  blocks: Block[]
  mayChange: boolean
}

const nameOf = ({ area, street }: Block): string => area?.name ?? street
const trail = (frame: Frame, t: typeof da) => [{ text: t.handovers, href: `/${frame.locale}/handovers` }]

export const BlocksPage = ({ frame, t, partners, blocks, mayChange }: BlocksProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={mayChange ? undefined : trail(frame, t)}>
    <Table
      caption={t.title}
      captionHidden
      empty={t.empty}
      columns={[
        { key: 'partner', heading: t.partner },
        { key: 'blocks', heading: t.blocks },
      ]}
      rows={partners.map(({ id, name }) => ({
        ...(mayChange ? { href: `/${frame.locale}/handovers/blocks/${id}` } : {}),
        cells: {
          partner: name,
          blocks:
            blocks
              .filter(({ organisation }) => organisation === id)
              .map(nameOf)
              .join(', ') || t.none,
        },
      }))}
    />
  </Page>
)

interface PartnerBlocksProps {
  frame: Frame
  t: typeof da
  answered: Answered
  partner: Named
  blocks: Block[]
  areas: Named[]
  done?: string
}

export const PartnerBlocksPage = ({ frame, t, answered, partner, blocks, areas, done }: PartnerBlocksProps) => {
  const address = `/${frame.locale}/handovers/blocks/${partner.id}`
  return (
    <Page
      frame={frame}
      title={t.one(partner.name)}
      lead={t.oneLead}
      breadcrumbs={[{ text: t.title, href: `/${frame.locale}/handovers/blocks` }]}
      status={done ? { kind: 'success', text: done } : undefined}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Table
        caption={t.blocks}
        empty={t.none}
        columns={[
          { key: 'what', heading: t.what },
          { key: 'deeds', heading: t.deeds },
        ]}
        rows={blocks.map((block) => ({
          cells: {
            what: nameOf(block),
            deeds: (
              <Form action={`${address}/${block.id}/remove`}>
                <Button kind="secondary">
                  {t.remove}
                  <span class="sr-only"> {nameOf(block)}</span>
                </Button>
              </Form>
            ),
          },
        }))}
      />
      <Form action={address}>
        <p>{t.or}</p>
        <Select
          name="area"
          label={t.area}
          error={errorOf(answered, 'area')}
          options={areas.map(({ id, name }) => ({ value: id, text: name }))}
          value={writtenIn(answered, 'area')}
        />
        <TextField
          name="street"
          label={t.street}
          hint={t.streetHint}
          error={errorOf(answered, 'street')}
          value={writtenIn(answered, 'street')}
          maxlength={120}
        />
        <Button>{t.add}</Button>
      </Form>
    </Page>
  )
}
