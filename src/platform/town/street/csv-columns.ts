// What a gazetteer file holds, and what can be wrong in it: said on the page and used in the reading.

export const columns = ['street', 'from', 'to', 'lat', 'lon', 'area', 'addresses'] as const
export type ColumnName = (typeof columns)[number]

/** What else a column may be called. A longer list would be guesses. */
export const otherNames: Record<string, ColumnName> = {
  vej: 'street',
  vejnavn: 'street',
  gade: 'street',
  fra: 'from',
  til: 'to',
  bredde: 'lat',
  breddegrad: 'lat',
  latitude: 'lat',
  længde: 'lon',
  længdegrad: 'lon',
  longitude: 'lon',
  område: 'area',
  adresser: 'addresses',
}

export type StreetProblemKey =
  | 'notText'
  | 'noRows'
  | 'columnMissing'
  | 'columnTwice'
  | 'brokenQuote'
  | 'cells'
  | 'street'
  | 'streetLong'
  | 'houseNumber'
  | 'fromAfterTo'
  | 'lat'
  | 'lon'
  | 'areaUnknown'
  | 'addresses'
  | 'twice'
  | 'tooMany'
  | 'characters'

/** Something wrong in the file. Line 0 means the file as a whole. */
export interface StreetProblem {
  line: number
  column: string
  key: StreetProblemKey
  came: string
}
