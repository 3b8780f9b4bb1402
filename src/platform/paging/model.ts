// A long list a page at a time.

/** One page of a long list, counted from 1; a page that is not there is the nearest one that is. */
export function pageOf<T>(list: readonly T[], asked: number, size: number): { shown: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(list.length / size))
  const page = Math.min(pages, Math.max(1, Math.trunc(asked) || 1))
  return { shown: list.slice((page - 1) * size, page * size), page, pages }
}
