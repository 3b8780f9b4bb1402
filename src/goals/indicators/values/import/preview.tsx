// What a file would do, before anything is saved: every figure, what it corrects, and the holes it leaves.
import { Button, ButtonLink, ButtonRow, Form, formatNumber, Hidden, Notice, Table } from '@trygby/ui'
import { Words } from '../../../goals/said/both.tsx'
import { saidIn } from '../../../goals/said/model.ts'
import { periodInWords, type ToldWords } from '../../told/told.ts'
import { ReasonArea } from '../reason-area.tsx'
import { type Change, type Plan, packed } from './model.ts'
import { ImportFrame, type ImportProps } from './pages.tsx'

export interface PreviewProps extends ImportProps {
  told: ToldWords
  plan: Plan
  file: { name: string; hash: string }
  /** Columns of the file that are not used; empty when it is shown again. */
  unused: string[]
  /** Whether the figures changed after the person saw them. */
  hasChanged: boolean
}

export const PreviewPage = (props: PreviewProps) => {
  const { frame, t, indicator, plan, file, unused, hasChanged } = props
  const count = (kind: Change['kind']) => formatNumber(plan.changes.filter((change) => change.kind === kind).length, frame.locale)
  const path = `/${frame.locale}/indicators/${indicator.slug}/values/import`
  const isNew = plan.changes.some(({ kind }) => kind !== 'same')
  return (
    <ImportFrame {...props} title={t.previewTitle} lead={t.previewLead(file.name)}>
      {hasChanged && (
        <Notice kind="warning" announced>
          {t.again}
        </Notice>
      )}
      <p>{isNew ? t.counts(count('new'), count('correction'), count('same')) : t.nothingNew}</p>
      {unused.length > 0 && <p>{t.unused(unused.join(', '))}</p>}
      <Table
        caption={t.table}
        columns={[
          { key: 'period', heading: t.period },
          { key: 'value', heading: t.value, numeric: true },
          { key: 'interval', heading: t.interval },
          { key: 'n', heading: t.n },
          { key: 'what', heading: t.what },
        ]}
        rows={plan.changes.map((change) => ({ cells: cellsOf(change, props) }))}
      />
      {isNew ? <Confirm {...props} path={path} /> : <ButtonLink href={path}>{t.other}</ButtonLink>}
    </ImportFrame>
  )
}

function cellsOf({ figure, before, kind }: Change, { frame, t, told, indicator }: PreviewProps) {
  const number = (value: number) => formatNumber(value, frame.locale, indicator.digits)
  const written = ({ none }: { none: string }) => Words({ of: saidIn({ da: none, en: '' }, frame.locale) })
  const { interval, n } = figure
  return {
    period: periodInWords(figure.period, told, frame.locale),
    value: number(figure.value),
    interval: 'none' in interval ? written(interval) : t.between(number(interval.lower), number(interval.upper)),
    n: 'none' in n ? written(n) : formatNumber(n.count, frame.locale),
    what: before && kind === 'correction' ? t.correction(number(before.value)) : t.kinds[kind === 'same' ? 'same' : 'new'],
  }
}

const Confirm = ({ frame, t, told, answered, plan, file, path }: PreviewProps & { path: string }) => (
  <Form action={path}>
    <Hidden name="rows" value={packed(plan.changes.map(({ figure }) => figure))} />
    <Hidden name="seen" value={plan.seen} />
    <Hidden name="fileName" value={file.name} />
    <Hidden name="hash" value={file.hash} />
    {plan.changes.some(({ kind }) => kind === 'correction') && (
      <ReasonArea answered={answered} name="reason" label={t.reason} hint={t.reasonHint} maxlength={500} />
    )}
    {plan.holes.length > 0 && (
      <>
        <Notice kind="warning" title={t.holesTitle}>
          <p>{t.holes(plan.holes.map((period) => periodInWords(period, told, frame.locale)).join(', '))}</p>
        </Notice>
        <ReasonArea answered={answered} name="holeReason" label={t.holeReason} hint={t.holeReasonHint} maxlength={300} />
      </>
    )}
    <ButtonRow>
      <Button>{t.bringIn}</Button>
      <ButtonLink kind="secondary" href={path}>
        {t.other}
      </ButtonLink>
    </ButtonRow>
  </Form>
)
