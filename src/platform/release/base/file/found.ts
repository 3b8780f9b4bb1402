// A file of counts on its way in, with the base it is a newer edition of and what that asks of it.
import { Refused } from '../../../http/intake.ts'
import { type Ask, href } from '../../../http/web.ts'
import { isId } from '../../../id.ts'
import { da as fileDa } from '../../../table-file/texts.da.ts'
import { en as fileEn } from '../../../table-file/texts.en.ts'
import { said } from '../../open/formats.ts'
import type { CountBase } from '../model.ts'
import { keepsCounts } from '../policy.ts'
import { baseById, baseBySlug, newestUnits } from '../store.ts'
import { grainOf } from '../time.ts'
import { type Examined, examineFile } from './examine.ts'
import type { ColumnRole, KnownBase } from './model.ts'
import { type CountDraft, readDraft } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The words of these pages, with what is said of any file that cannot be read. */
export const texts = { da: { ...da, errors: { ...fileDa, ...da.errors } }, en: { ...en, errors: { ...fileEn, ...en.errors } } }

export interface Found {
  draft: CountDraft
  base: CountBase | null
  known: KnownBase | null
  /** The address of the draft. */
  action: string
}

/** The draft in the address, of whoever keeps counts and handed it in; for everybody else it is not there. */
export async function findDraft(c: Ask): Promise<Found> {
  const id = c.req.param('draft') ?? ''
  if (!keepsCounts(c.var.actor) || !isId(id)) throw new Refused(404, '')
  const draft = await c.var.work((tx) => readDraft(tx, id))
  if (!draft) throw new Refused(404, '')
  const { base: of } = draft
  const base = of === null ? null : await c.var.work((tx) => baseById(tx, of))
  return { draft, base, known: await knownOf(c, base), action: href(c, `/release/bases/new/${id}`) }
}

/** The base in the address; null where the address has none. */
export async function findBase(c: Ask): Promise<CountBase | null> {
  const slug = c.req.param('slug')
  if (slug === undefined) return null
  const base = await c.var.work((tx) => baseBySlug(tx, slug))
  if (!base) throw new Refused(404, '')
  return base
}

/** What a newer edition of a base must agree with. */
export async function knownOf(c: Ask, base: CountBase | null): Promise<KnownBase | null> {
  if (!base) return null
  const units = await c.var.work((tx) => newestUnits(tx, base.id))
  const time = base.dimensions.findIndex(({ kind }) => kind === 'time')
  return { dimensions: base.dimensions, step: grainOf(units?.[time]?.[0] ?? '') }
}

export async function examineFound({ draft, known }: Found, roles: ColumnRole[] | null): Promise<Examined> {
  const examined = await examineFile({ bytes: draft.bytes, roles, base: known })
  // The file was readable when it was handed in; only a machine out of breath can fail here.
  if (!examined.ok) throw new Refused(503, '')
  return examined.value
}

export const sharedProps = (c: Ask, base: CountBase | null) => ({
  gateHref: href(c, '/release'),
  base: base && { title: said(base.about.title, c.var.locale), href: href(c, `/release/bases/${base.slug}`) },
})
