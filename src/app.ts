// The whole town in one place: mounts the platform's pages and each room of the paper, and hands the lower rooms what the higher ones supply.
import { newTownWeb } from './platform/http/serve.ts'
import type { Platform, Web } from './platform/http/web.ts'

/** Every page of the town on one web. */
export const townApp = (platform: Platform): Web =>
  newTownWeb(platform, (web) => {
    web.get('/', (c) => c.redirect(`/${c.var.locale}`, 302))
  })
