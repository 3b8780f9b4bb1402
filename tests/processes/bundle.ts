// Makes one JavaScript file of a process that tests start and kill many times, so that each start takes no time for TypeScript.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bundles `tests/processes/<name>.ts` and returns the file to start with Node. Packages stay outside. */
export async function processFile(name: string): Promise<string> {
  const outfile = fileURLToPath(new URL(`../../build/test-processes/${name}-${process.pid}.mjs`, import.meta.url))
  await build({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return outfile
}
