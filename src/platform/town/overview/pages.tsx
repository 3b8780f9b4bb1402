// The set-up's front page and the first-start guide.
import { Button, ButtonLink, ButtonRow, Form, type Frame, formatDate, Notice, type Step, StepGuide, Table, Tag } from '@trygby/ui'
import { textsFor } from '../../i18n.ts'
import { SetupPage, type SetupPageProps, setupHref } from '../setup-page.tsx'
import { type Further, type GuideStep, guideSteps, type Topic, type TopicKey } from './model.ts'

type Shared = Pick<SetupPageProps, 'frame' | 'words' | 'done'>

const addressOf = (frame: Frame, key: TopicKey): string => (key === 'people' ? `/${frame.locale}/people` : setupHref(frame, `/${key}`))

const sentence = ({ frame, words }: Shared, { key, facts }: Topic): string => {
  if (key === 'town') return words.townNow(facts.name, facts.code)
  if (key === 'contact') return facts.hasContact ? words.contactNow : words.contactMissing
  if (key === 'areas' && facts.areas > 0) return words.areasNow(facts.areas)
  if (key === 'places' && facts.places > 0) return words.placesNow(facts.places)
  if (key === 'streets' && facts.stretches > 0) return words.streetsNow(facts.streets, facts.stretches)
  if (key === 'departments' && facts.departments > 0) return words.departmentsNow(facts.departments, facts.teams)
  if (key === 'categories' && facts.categories > 0) return words.categoriesNow(facts.categories)
  if (key === 'holidays' && facts.lastHoliday) return words.holidaysNow(facts.holidays, formatDate(facts.lastHoliday, frame.locale))
  if (key === 'languages') return words.languagesNow(facts.languages)
  if (key === 'people' && facts.people > 0) return words.peopleNow(facts.people)
  return words.nothing
}

export const OverviewPage = (props: Shared & { topics: Topic[]; isSetUp: boolean; further: readonly Further[] }) => {
  const { frame, words, done, topics, isSetUp, further } = props
  return (
    <SetupPage frame={frame} words={words} done={done} title={words.title} lead={words.lead}>
      {isSetUp ? null : (
        <>
          <Notice kind="info" title={words.guide.notSetUp} />
          <p>
            <ButtonLink href={setupHref(frame, '/guide')}>{words.guide.start}</ButtonLink>
          </p>
        </>
      )}
      <Table
        caption={words.caption}
        columns={[
          { key: 'topic', heading: words.topic },
          { key: 'now', heading: words.now },
          { key: 'state', heading: words.state },
        ]}
        rows={topics.map((topic) => ({
          href: addressOf(frame, topic.key),
          cells: {
            topic: words.topics[topic.key],
            now: sentence(props, topic),
            state: topic.isReady ? <Tag kind="success">{words.ready}</Tag> : <Tag kind="warning">{words.missing}</Tag>,
          },
        }))}
      />
      {further.map(({ path, text }) => (
        <p>
          <a href={`/${frame.locale}${path}`}>{textsFor(frame.locale, text).link}</a>
        </p>
      ))}
      <p>
        {words.jobs} <a href={`/${frame.locale}/jobs`}>{words.toJobs}</a>
      </p>
    </SetupPage>
  )
}

export const GuidePage = (props: Shared & { topics: Topic[]; current: GuideStep }) => {
  const { frame, words, topics, current } = props
  const { guide } = words
  const nameOf = (step: GuideStep): string => (step === 'finish' ? guide.lastStep : words.topics[step])
  const isReady = (step: GuideStep): boolean => topics.some((topic) => topic.key === step && topic.isReady)
  const next = guideSteps[guideSteps.indexOf(current) + 1]
  const steps: Step[] = guideSteps.map((step) => ({
    text: nameOf(step),
    state: step === current ? 'current' : isReady(step) ? 'done' : 'next',
    href: setupHref(frame, `/guide?step=${step}`),
  }))
  return (
    <SetupPage frame={frame} words={words} title={guide.title} lead={guide.lead}>
      <StepGuide label={guide.label} steps={steps} />
      <h2>{nameOf(current)}</h2>
      <p>{guide.about[current]}</p>
      {current === 'finish' ? (
        <Form action={setupHref(frame, '/guide')}>
          {topics.every((topic) => topic.isReady) ? null : <p>{guide.canWait}</p>}
          <Button>{guide.finish}</Button>
        </Form>
      ) : (
        <ButtonRow>
          <ButtonLink href={addressOf(frame, current)}>{guide.open}</ButtonLink>
          {next ? (
            <ButtonLink kind="secondary" href={setupHref(frame, `/guide?step=${next}`)}>
              {guide.next(nameOf(next))}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      )}
    </SetupPage>
  )
}
