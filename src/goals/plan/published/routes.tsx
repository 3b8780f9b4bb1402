// Everybody reads the adopted plan and the yearly status: as a page, as a file, every version at its lasting address, and what changed.
import { at } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { refuseTooMany } from '../../../platform/rate-limit.ts'
import { da as changesDa } from '../changes/texts.da.ts'
import { en as changesEn } from '../changes/texts.en.ts'
import { adoptedDocument, changesBetween } from '../frozen.ts'
import { type PlanKind, type PlanVersion, planKinds, publicPath } from '../model.ts'
import { maySeeVersions } from '../policy.ts'
import { publishedVersions, replacementOf, versionBefore, versionByNumber, versionsAsked } from '../store.ts'
import { fileOf, typeOf } from './files.ts'
import { type Format, readVersionName } from './model.ts'
import { ChangesPage, NonePage, PublishedPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const words = (c: Ask) => textsFor(c.var.locale, { da, en })
const sharedOf = (c: Ask, kind: PlanKind) => ({ frame: frameOf(c), t: words(c), kind, maySeeVersions: maySeeVersions(c.var.actor) })

/** The version of the address; one that is not adopted is not there. */
async function versionAsked(c: Ask, kind: PlanKind, number: number): Promise<PlanVersion> {
  const version = await c.var.work((tx) => versionByNumber(tx, kind, number))
  if (!version || (version.state !== 'adopted' && version.state !== 'replaced')) throw new Refused(404, '')
  return version
}

/** The document as it was adopted, standing as it does today. */
async function documentOf(c: Ask, version: PlanVersion) {
  const found = await c.var.work((tx) => adoptedDocument(tx, version.id))
  if (!found) throw new Refused(404, '')
  // Where the town is reached may change; what it says does not.
  const address = `${c.var.platform.config.publicUrl}/da${publicPath(version)}`
  return { hash: found.hash, document: { ...found.document, state: version.state, address } }
}

async function showVersion(c: Ask, version: PlanVersion, asked: PlanVersion[]): Promise<Response> {
  const { kind } = version
  const around = await c.var.work(async (tx) => ({
    published: await publishedVersions(tx, kind),
    replacement: await replacementOf(tx, version),
    hasEarlier: (await versionBefore(tx, version)) !== null,
  }))
  const page = { ...sharedOf(c, kind), ...(await documentOf(c, version)), ...around, version, asked }
  return c.html(<PublishedPage {...page} />)
}

async function showCurrent(c: Ask, kind: PlanKind): Promise<Response> {
  const { published, asked } = await c.var.work(async (tx) => ({
    published: await publishedVersions(tx, kind),
    asked: await versionsAsked(tx, kind),
  }))
  const current = published.find(({ state }) => state === 'adopted')
  return current ? showVersion(c, current, asked) : c.html(<NonePage {...sharedOf(c, kind)} asked={asked} />)
}

async function sendFile(c: Ask, version: PlanVersion, format: Format): Promise<Response> {
  await refuseTooMany(c, 'plan file', 120, 60)
  const { document, hash } = await documentOf(c, version)
  const file = await fileOf(document, `${hash}-${version.state}`, format)
  return c.body(new Uint8Array(file), 200, {
    'content-type': typeOf[format],
    'content-disposition': `${format === 'docx' ? 'attachment' : 'inline'}; filename="${version.kind}-${version.number}.${format}"`,
    'cache-control': 'public, max-age=300',
  })
}

async function showChanges(c: Ask, version: PlanVersion): Promise<Response> {
  const before = await c.var.work((tx) => versionBefore(tx, version))
  const changes = before && changesBetween(await documentOf(c, before), await documentOf(c, version))
  const said = textsFor(c.var.locale, { da: changesDa, en: changesEn })
  return c.html(<ChangesPage {...sharedOf(c, version.kind)} c={said} version={version} before={before} changes={changes} />)
}

export function publishedRoutes(web: Web): void {
  for (const kind of planKinds) {
    web.get(at(`/${kind}`), (c) => showCurrent(c, kind))

    web.get(at(`/${kind}/:version`), async (c) => {
      const name = readVersionName(c.req.param('version') ?? '')
      if (!name) throw new Refused(404, '')
      const version = await versionAsked(c, kind, name.number)
      return name.format === 'page' ? showVersion(c, version, []) : sendFile(c, version, name.format)
    })

    web.get(at(`/${kind}/:version/changes`), async (c) => {
      const name = readVersionName(c.req.param('version') ?? '')
      if (name?.format !== 'page') throw new Refused(404, '')
      return showChanges(c, await versionAsked(c, kind, name.number))
    })
  }
}
