// The first thing a thread of the town does: learns to read the town's TypeScript, as the main thread did at its start.
import { register } from 'tsx/esm/api'

register()
await import(String(process.argv[2]))
