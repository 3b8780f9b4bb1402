// The way through the town's pages: the paper's headings in the paper's order; a room that is not open yet says so.

import { da } from './navigation.texts.da.ts'
import { en } from './navigation.texts.en.ts'
import type { NavigationEntry } from './platform/http/web.ts'
import { type Locale, textsFor } from './platform/i18n.ts'
import { seesGate } from './platform/release/base/policy.ts'
import { type Actor, has, isStaff } from './platform/roles.ts'

const underGoals = ['/policies', '/indicators', '/efforts', '/plan', '/plans', '/status', '/legal-bases', '/consultations']
const underPublicSpace = ['/report', '/reports', '/follow', '/faults', '/answers', '/phenomena', '/observations', '/handovers', '/places']

/** The entries this actor sees. Residents see the rooms; those who run the town also see their own pages. */
export function navigation(locale: Locale, actor: Actor): NavigationEntry[] {
  const t = textsFor(locale, { da, en })
  return [
    { heading: t.goals, href: '/goals', also: underGoals },
    { heading: t.publicSpace, href: '/public-space', also: underPublicSpace },
    { heading: t.proactive },
    { heading: t.reactive },
    { heading: t.knowledge, href: '/knowledge' },
    { heading: t.cooperation },
    ...(isStaff(actor) || has(actor, 'partner') ? [{ heading: t.actions, href: '/my-actions' }] : []),
    ...(seesGate(actor) ? [{ heading: t.release, href: '/release' }] : []),
    ...(has(actor, 'administrator')
      ? [
          { heading: t.setup, href: '/setup' },
          { heading: t.people, href: '/people' },
        ]
      : []),
    ...(has(actor, 'data-protection') ? [{ heading: t.audit, href: '/audit' }] : []),
  ]
}
