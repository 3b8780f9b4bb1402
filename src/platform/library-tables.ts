// Tables that libraries make for themselves, the only ones without row-level security: they hold identifiers, times and counts, no person's data.

/** The migrator's list of files run, and the job library's line of work; a schema stands for all that is in it. */
export const librarySchemas: Record<string, string> = {
  migration: 'Kysely: which migration files ran, and the lock while one runs.',
  pgboss:
    'pg-boss: jobs, queues and schedules. A job is told identifiers only (src/platform/jobs/queue.ts) and keeps no words of a failure.',
}

/** Library tables a backup takes along, in the order they are put back: the work that was still waiting. */
export const libraryTablesInBackup = ['pgboss.queue', 'pgboss.job']
