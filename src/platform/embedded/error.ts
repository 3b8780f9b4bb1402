// What went wrong with the town's own database, as a sentence for whoever started the town.

export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError'
}
