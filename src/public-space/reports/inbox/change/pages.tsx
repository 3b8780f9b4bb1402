// What came back when a change was undone, and what somebody had gone on with.
import { ButtonLink, type Frame, formatNumber, Page, Prose } from '@trygby/ui'
import type { Undone } from './model.ts'
import type { da } from './texts.da.ts'

export interface UndoneProps {
  frame: Frame
  t: typeof da
  to: (path: string) => string
  undone: Undone | null
}

export const UndonePage = ({ frame, t, to, undone }: UndoneProps) => {
  const number = (n: number) => formatNumber(n, frame.locale)
  return (
    <Page
      frame={frame}
      title={t.undoneTitle}
      lead={undone ? t.restored(number(undone.restored), undone.restored === 1) : t.tooLate}
      narrow
      breadcrumbs={[{ text: t.inbox, href: to('/reports') }]}
    >
      {undone && undone.left.length > 0 ? (
        <Prose>
          <p>{t.left}</p>
          <ul>
            {undone.left.map((one) => (
              <li>
                <a href={to(`/reports/${one.id}`)}>{t.number(String(one.number))}</a>
              </li>
            ))}
          </ul>
        </Prose>
      ) : null}
      <ButtonLink href={to('/reports')}>{t.toInbox}</ButtonLink>
    </Page>
  )
}
