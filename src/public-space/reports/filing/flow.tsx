// What every page of a resident's report has around its one question: which page it is, what was answered before, and the way on and back.
import { Button, ButtonLink, ButtonRow, DraftKeeper, ErrorSummary, Form, type Frame, Hidden, Page } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Answered } from '../../../platform/form/answered.ts'
import { GuardFields } from '../guard/fields.tsx'
import type { Door, Kind } from '../model.ts'
import type { da as reportsDa } from '../texts.da.ts'
import { type Step, stepBefore, steps } from './model.ts'
import type { da } from './texts.da.ts'

export interface FlowProps {
  frame: Frame
  t: typeof da
  /** The words of doors, kinds and answers. */
  words: typeof reportsDa
  answered: Answered
  door: Door
  kind: Kind
}

/** Which fields each page asks for; everything else that was answered goes along unseen. */
const asked: Record<Step, readonly string[]> = {
  where: ['by', 'address', 'place', 'lat', 'lon'],
  when: ['seen', 'times', 'howOften', 'consequences'],
  send: ['words'],
}
const whole = ['draft', ...Object.values(asked).flat()]

/** What was answered on other pages than this one. */
const Carried = ({ answered, but, begun, t }: Pick<FlowProps, 'answered' | 't'> & { but: Step; begun: string }) => (
  <>
    {whole
      .filter((name) => !asked[but].includes(name))
      .flatMap((name) => [answered.fields[name] ?? []].flat().map((value) => <Hidden name={name} value={value} />))}
    <GuardFields begun={begun} leaveEmpty={t.leaveEmpty} />
  </>
)

/** The doors and the kinds are the first two pages. */
export const pageCount = steps.length + 2
const placeOf = (step: Step): number => steps.indexOf(step) + 3

export const flowAction = ({ frame, door, kind }: Pick<FlowProps, 'frame' | 'door' | 'kind'>): string =>
  `/${frame.locale}/report/${door}/${kind}`

type ShellProps = FlowProps & { step: Step; title: string; scripts?: string[]; children?: Child }

/** The page around the question. */
export const FlowPage = ({ frame, t, answered, step, title, scripts = [], children }: ShellProps) => (
  <Page
    frame={frame}
    title={title}
    hasErrors={answered.errors.length > 0}
    scripts={['public-space/reports/filing', ...scripts]}
    narrow
    light
  >
    <p class="page-place">{t.page(placeOf(step), pageCount)}</p>
    <ErrorSummary errors={answered.errors} />
    {children}
    <DraftKeeper words={t.draft} />
  </Page>
)

type QuestionFormProps = FlowProps & { step: Step; begun: string; multipart?: boolean; children?: Child }

/** The form of a page with what was answered before. */
export const QuestionForm = (props: QuestionFormProps) => (
  <Form action={flowAction(props)} multipart={props.multipart}>
    <Hidden name="step" value={props.step} />
    <Carried answered={props.answered} but={props.step} begun={props.begun} t={props.t} />
    {/* The first button is what Enter presses: never an answer, and never somebody else's report. */}
    <button type="submit" hidden>
      {props.t.onwards}
    </button>
    {props.children}
  </Form>
)

/** On, or back; going back keeps what stands on this page too. `on` is null where the answers themselves lead on. */
export const OnOrBack = ({ frame, t, door, step, on }: FlowProps & { step: Step; on?: Child }) => {
  const before = stepBefore(step)
  return (
    <ButtonRow>
      {on === undefined ? <Button>{t.onwards}</Button> : on}
      {before ? (
        <Button kind="secondary" name="go" value={before}>
          {t.back}
        </Button>
      ) : (
        <ButtonLink kind="secondary" href={`/${frame.locale}/report/${door}`}>
          {t.back}
        </ButtonLink>
      )}
    </ButtonRow>
  )
}
