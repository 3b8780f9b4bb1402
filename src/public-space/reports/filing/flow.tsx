// What every page of a resident's report has around its one question: which page it is, what was answered before, and the way on and back.
import { Button, ButtonLink, ButtonRow, DraftKeeper, ErrorSummary, Form, type Frame, Hidden, Page } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Answered } from '../../../platform/form/answered.ts'
import { GuardFields } from '../guard/fields.tsx'
import type { Door, Kind } from '../model.ts'
import type { da as reportsDa } from '../texts.da.ts'
import { type Step, stepBefore } from './model.ts'
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
  more: ['words', 'keepNames'],
  send: ['email'],
}
const whole = ['draft', ...Object.values(asked).flat()]

/** What was answered on other pages than this one. */
export const Carried = ({ answered, but, begun, t }: Pick<FlowProps, 'answered' | 't'> & { but: Step | null; begun: string }) => (
  <>
    {whole
      .filter((name) => but === null || !asked[but].includes(name))
      .flatMap((name) => [answered.fields[name] ?? []].flat().map((value) => <Hidden name={name} value={value} />))}
    <GuardFields begun={begun} leaveEmpty={t.leaveEmpty} />
  </>
)

/** How many pages there are, and which one this is: the doors are the first. */
function placeOf(step: Step, door: Door, hasWordsPage: boolean): [page: number, of: number] {
  const pages: Step[] = door === 'fault' || hasWordsPage ? ['where', 'when', 'more', 'send'] : ['where', 'when', 'send']
  return [pages.indexOf(step) + 3, pages.length + 2]
}

export const flowAction = ({ frame, door, kind }: Pick<FlowProps, 'frame' | 'door' | 'kind'>): string =>
  `/${frame.locale}/report/${door}/${kind}`

type ShellProps = FlowProps & { step: Step; title: string; scripts?: string[]; children?: Child }

/** The page around the question. */
export const FlowPage = ({ frame, t, answered, door, step, title, scripts = [], children }: ShellProps) => {
  const [page, of] = placeOf(step, door, step === 'more' || Boolean(answered.fields.words))
  return (
    <Page
      frame={frame}
      title={title}
      hasErrors={answered.errors.length > 0}
      scripts={['public-space/reports/filing', ...scripts]}
      narrow
      light
    >
      <p class="page-place">{t.page(page, of)}</p>
      <ErrorSummary errors={answered.errors} />
      {children}
      <DraftKeeper words={t.draft} />
    </Page>
  )
}

type QuestionFormProps = FlowProps & { step: Step; begun: string; multipart?: boolean; children?: Child }

/** The form of a page with what was answered before. */
export const QuestionForm = (props: QuestionFormProps) => (
  <Form action={flowAction(props)} multipart={props.multipart}>
    <Hidden name="step" value={props.step} />
    <Carried answered={props.answered} but={props.step} begun={props.begun} t={props.t} />
    {props.children}
  </Form>
)

/** On, or back; going back keeps what stands on this page too. */
export const OnOrBack = ({ frame, t, door, step, on, more }: FlowProps & { step: Step; on?: string; more?: Child }) => {
  const before = stepBefore(step, door)
  return (
    <ButtonRow>
      <Button>{on ?? t.onwards}</Button>
      {more}
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
