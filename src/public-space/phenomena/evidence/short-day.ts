// Day and month in figures, for the foot of a column.
export const shortDay = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
