// `trygby audit verify`: is the log whole? And `trygby audit key`: what to check that with.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Command, type CommandContext, readOptions } from '../command.ts'
import { publicKeyOf } from './head.ts'
import { type Finding, verifyLog } from './verify.ts'

/** Nothing was found, and nothing was proved either. */
const NOT_SHOWN = 3

export const commands: Command[] = [
  {
    name: 'audit verify',
    usage:
      'is the log whole? finds every edit, deletion, swap and truncation  [--key FILE[,FILE]] [--heads FOLDER]; exit 1: it is not, 3: cannot be shown',
    onlyLooks: true,
    run: verify,
  },
  {
    name: 'audit key',
    usage: 'prints the public key that signed heads are checked with; keep a copy elsewhere',
    alone: true,
    run: async (_args, { config, print }) => {
      print(String(publicKeyOf(config.secret).export({ type: 'spki', format: 'pem' })).trim())
      return 0
    },
  },
]

async function verify(args: string[], { db, municipality, config, print }: CommandContext): Promise<number> {
  const { options } = readOptions(args)
  const places = { secret: config.secret, auditHeadDir: options.heads ?? config.auditHeadDir }
  const keys = options.key ? await readKeys(options.key) : undefined
  if (keys === null) {
    print('--key takes the file of a public key, as npm run trygby -- audit key prints it.')
    return 2
  }
  const { links, heads, vouchedFor, findings } = await verifyLog(db, municipality, places, keys)
  for (const finding of findings) print(sentence(finding))
  print(`${links} entries in the chain, ${heads} signed heads in ${places.auditHeadDir}, the newest vouches for number ${vouchedFor}.`)
  if (findings.length > 0) {
    print(`The log is not whole: ${findings.length} findings.`)
    return 1
  }
  if (heads === 0) {
    print('What is there fits together. No signed head was found, so nobody can say whether the end of the log was cut off.')
    return NOT_SHOWN
  }
  print('The log is whole.')
  return 0
}

async function readKeys(files: string): Promise<KeyObject[] | null> {
  try {
    return await Promise.all(files.split(',').map(async (file) => createPublicKey(await readFile(file))))
  } catch {
    return null
  }
}

function sentence(finding: Finding): string {
  switch (finding.kind) {
    case 'changed':
      return `Number ${finding.number}: entry ${finding.entry} was changed after it was sealed.`
    case 'removed':
      return `Number ${finding.number}: entry ${finding.entry} was removed.`
    case 'out-of-place':
      return `Number ${finding.number}: entry ${finding.entry} does not follow on the link before it.`
    case 'gap':
      return `Number ${finding.number} is missing in the chain before entry ${finding.entry}.`
    case 'unsealed':
      return `Entry ${finding.entry} of ${finding.at.toISOString()} was never sealed.`
    case 'cut-off':
      return `The end of the log was cut off: number ${finding.number} was signed in ${finding.file} and is gone.`
    case 'rewritten':
      return `The chain was written anew: number ${finding.number} is not the one signed in ${finding.file}.`
    case 'false-head':
      return `${finding.file} was not signed with the town's key, or was changed.`
  }
}
