// The way through a list too long for one page.
import { useTexts } from '../frame.ts'
import { Icon } from './icon.tsx'

/** `of`: the words of the list, where a page has several. */
export type PaginationProps = { page: number; pages: number; href: (page: number) => string; of?: string }

/** Back, forward and where one is; nothing when all fits on one page. */
export const Pagination = ({ page, pages, href, of }: PaginationProps) => {
  const words = useTexts().pages
  if (pages <= 1) return null
  return (
    <nav class="turn-pages" aria-label={of ? `${words.label}: ${of}` : words.label}>
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          <Icon name="back" turns />
          {words.previous}
        </a>
      )}
      <span>{words.place(page, pages)}</span>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          {words.next}
          <Icon name="forward" turns />
        </a>
      )}
    </nav>
  )
}
