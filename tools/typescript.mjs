// Lets Node run the town's TypeScript and JSX files: node --import ./tools/typescript.mjs src/main.ts
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { translated } from './translate.mjs'

const require = createRequire(import.meta.url)
// Loaded only when a file has no kept translation: the start must not wait for it.
const esbuild = () => /** @type {typeof import('esbuild')} */ (require('esbuild'))

enableCompileCache(fileURLToPath(new URL('../build/compiled', import.meta.url)))
registerHooks({
  load(url, context, next) {
    if (!/^file:.*\.tsx?$/.test(url) || url.includes('/node_modules/')) return next(url, context)
    return { format: 'module', source: translated(fileURLToPath(url), esbuild), shortCircuit: true }
  },
})
