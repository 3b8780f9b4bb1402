// Sorts a table in the reader's browser, where the page did not give each order its own address.

const cellValue = (row: HTMLTableRowElement, place: number): string => {
  const cell = row.cells[place]
  return cell?.dataset.sort ?? cell?.textContent?.trim() ?? ''
}

function compare(a: string, b: string, words: Intl.Collator): number {
  const difference = Number(a) - Number(b)
  const bothNumbers = a !== '' && b !== '' && !Number.isNaN(difference)
  return bothNumbers ? difference : words.compare(a, b)
}

function sortBy(heading: HTMLTableCellElement, words: Intl.Collator): void {
  const body = heading.closest('table')?.tBodies[0]
  if (!body) return
  const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'
  const sign = direction === 'ascending' ? 1 : -1
  const rows = [...body.rows].sort((a, b) => sign * compare(cellValue(a, heading.cellIndex), cellValue(b, heading.cellIndex), words))
  for (const other of heading.parentElement?.querySelectorAll('[aria-sort]') ?? []) other.removeAttribute('aria-sort')
  heading.setAttribute('aria-sort', direction)
  body.append(...rows)
}

const words = new Intl.Collator(document.documentElement.lang, { numeric: true })
for (const heading of document.querySelectorAll<HTMLTableCellElement>('th[data-sort-column]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'sort'
  button.append(...heading.childNodes)
  button.addEventListener('click', () => sortBy(heading, words))
  heading.append(button)
}
