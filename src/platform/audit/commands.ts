// `trygby audit verify`: is the log whole?
import { type Command, readOptions } from '../command.ts'
import { publicFile } from './head.ts'
import { type Finding, verifyLog } from './verify.ts'

export const commands: Command[] = [
  {
    name: 'audit verify',
    usage: 'is the log whole? finds every edit, deletion, swap and truncation  [--key FILE] [--heads FOLDER]',
    run: async (args, { db, municipality, config, print }) => {
      const { options } = readOptions(args)
      const places = { dataDir: config.dataDir, auditHeadDir: options.heads ?? config.auditHeadDir }
      const key = options.key ?? publicFile(config.dataDir)
      const { links, heads, vouchedFor, findings } = await verifyLog(db, municipality, places, key)
      for (const finding of findings) print(sentence(finding))
      print(`${links} entries in the chain, ${heads} signed heads in ${places.auditHeadDir}, the newest vouches for number ${vouchedFor}.`)
      if (heads === 0) print('No signed head was found: that the end of the log was not cut off cannot be shown.')
      print(findings.length === 0 ? 'The log is whole.' : `The log is not whole: ${findings.length} findings.`)
      return findings.length === 0 ? 0 : 1
    },
  },
]

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
