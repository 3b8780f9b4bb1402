// What every page about a chapter knows: the version it stands in, the words, and the ways back.
import type { Frame } from '@trygby/ui'
import { type PlanVersion, workbenchPath } from '../model.ts'
import { plansTrail } from '../versions/pages.tsx'
import type { da as versionsDa } from '../versions/texts.da.ts'
import type { da } from './texts.da.ts'

export interface Shared {
  frame: Frame
  t: typeof da
  /** The words of the version's own pages. */
  v: typeof versionsDa
  version: PlanVersion
}

export const trail = ({ frame, v, version }: Shared) => plansTrail({ frame, t: v }, version)
export const chaptersHref = ({ frame, version }: Pick<Shared, 'frame' | 'version'>) => `/${frame.locale}${workbenchPath(version)}/chapters`
