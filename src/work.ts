// `trygby work`: runs the town's background work in a process of its own, on this or another machine, beside the one that serves pages.
import { jobKinds } from './app.ts'
import { navigation } from './navigation.ts'
import type { Command } from './platform/command.ts'
import type { Platform } from './platform/http/web.ts'
import { prepareJobs, startJobs } from './platform/jobs.ts'

export const commands: Command[] = [
  {
    name: 'work',
    usage: 'runs background work in a process of its own until stopped; any number may run, on any machine',
    untilStopped: true,
    run: async (_args, { config, db, ownerUrl, appUrl, print }) => {
      await prepareJobs(ownerUrl, jobKinds)
      const jobs = startJobs(appUrl, jobKinds)
      const platform: Platform = { config, db, jobs, navigation, asset: (name) => name }
      await jobs.start(platform)
      print('At work. Stop with SIGTERM or Ctrl+C.')
      await new Promise<void>((stop) => {
        process.once('SIGTERM', stop)
        process.once('SIGINT', stop)
      })
      await jobs.stop()
      return 0
    },
  },
]
