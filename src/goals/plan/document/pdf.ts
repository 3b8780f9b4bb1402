// The plan on paper: what its pages say of it, as the platform sets it.
import type { Paper } from '../../../platform/paper/model.ts'
import { toPdf as paperToPdf } from '../../../platform/paper/pdf.ts'
import type { PlanDocument } from './model.ts'
import { factsOf, marksOf, sectionsOf } from './sections.ts'
import { da } from './texts.da.ts'

/** The plan as the bytes of a PDF, in Danish. The same plan gives the same bytes. Throws when the build (its letters) has not been run. */
export const toPdf = (document: PlanDocument): Promise<Buffer> => paperToPdf(paperOf(document))

const paperOf = (document: PlanDocument): Paper => ({
  town: document.town,
  title: document.title,
  language: 'da',
  edition: da.version(da.kinds[document.kind], document.number),
  marks: marksOf(document, da),
  facts: factsOf(document, da, 'da'),
  hasContents: true,
  sections: sectionsOf(document),
  // The plan's own day, so that two copies are equal.
  day: document.adoption?.on ?? document.figuresAsOf,
  address: document.address,
})
