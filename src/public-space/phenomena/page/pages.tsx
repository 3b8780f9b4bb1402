// A phenomenon's own page: four steps, one at a time, with its trail below; and the same in words for a partner.
import { Details, ErrorSummary, type Frame, formatDateTime, Notice, Page, Table, Tabs, Tag } from '@trygby/ui'
import { type Answered, unanswered } from '../../../platform/form/answered.ts'
import { AnalysisSection } from '../analysing/section.tsx'
import { MovedSection } from '../evidence/moved.tsx'
import { EvidenceSection } from '../evidence/section.tsx'
import { type Phenomenon, stages } from '../model.ts'
import { isSettled } from '../response/model.ts'
import { ResultSection } from '../response/result.tsx'
import { ResponseSection } from '../response/section.tsx'
import { areHeard, missingVoices, type Voice } from '../voices/model.ts'
import { VoiceCard, VoicesSection } from '../voices/section.tsx'
import type { da as voicesDa } from '../voices/texts.da.ts'
import type { Words } from '../words.ts'
import { Facts } from './facts.tsx'
import type { PhenomenonPageProps } from './props.ts'
import { ReportsMap } from './reports-map.tsx'
import { ScanStep } from './scan.tsx'
import type { da } from './texts.da.ts'

export const PhenomenonPage = (props: PhenomenonPageProps) => {
  const { frame, t, words, of, step, answered = unanswered, done } = props
  const list = `/${frame.locale}/phenomena`
  return (
    <Page
      frame={frame}
      title={of.behaviour}
      titleLang="da"
      lead={
        <>
          <span lang="da" dir="auto">
            {[of.where, of.areaName].filter((part) => part !== '').join(', ')}
          </span>{' '}
          {of.state === 'open' && <Tag kind="info">{t.standsAt(words.p.stages[of.stage])}</Tag>}
        </>
      }
      breadcrumbs={[{ text: words.p.phenomena, href: list }]}
      hasErrors={answered.errors.length > 0}
      status={done ? { kind: 'success', text: done } : undefined}
      scripts={step === 'analyse' ? ['ui/map'] : []}
    >
      {of.state === 'closed' && (
        <Notice>
          {of.result && <Tag>{words.p.results[of.result]}</Tag>} {t.closedNotice}
        </Notice>
      )}
      <ErrorSummary errors={answered.errors.filter(({ field }) => !isOutOfReach(props, field))} />
      <Tabs
        label={t.steps}
        tabs={stages.map((stage, place) => ({
          text: `${place + 1}. ${words.p.stages[stage]}`,
          href: `${list}/${of.id}?step=${stage}`,
          current: stage === step,
        }))}
      />
      <p>
        <strong>{t.says[step]}</strong>
      </p>
      <Step {...props} answered={answered} />
      <Trail {...props} />
    </Page>
  )
}

/** The agreement has no field any more once the effort has begun; what stands in the way is said in its place. */
const isOutOfReach = ({ of, effort }: PhenomenonPageProps, field: string): boolean => field === 'plan' && isSettled(of, effort)

const Step = (props: PhenomenonPageProps & { answered: Answered }) => {
  const { frame, of, step, reports, evidence, moved, voices, effort, offered, mayWork, today, answered } = props
  const missing = missingVoices(voices, of.organisations.length > 0)
  const partners = of.organisations.map((id, place) => ({ id, name: of.organisationNames[place] ?? '' }))
  const response = { frame, of, effort, offered, areHeard: areHeard(missing, of.notHeardBecause), mayWork, answered }
  if (step === 'scan') return <ScanStep {...props} />
  if (step === 'analyse')
    return (
      <>
        <AnalysisSection frame={frame} of={of} mayWork={mayWork} answered={answered} />
        {evidence && <EvidenceSection frame={frame} evidence={evidence} reports={reports} />}
        <ReportsMap {...props} />
      </>
    )
  if (step === 'respond')
    return (
      <>
        <VoicesSection frame={frame} of={of} voices={voices} mayWork={mayWork} answered={answered} partners={partners} />
        <ResponseSection {...response} />
      </>
    )
  return (
    <>
      <MovedSection frame={frame} of={of} moved={moved} today={today} />
      <ResultSection {...response} />
    </>
  )
}

const Trail = ({ frame, t, words, trail }: PhenomenonPageProps) => (
  <Details title={t.trail}>
    <Table
      caption={t.trail}
      captionHidden
      columns={[
        { key: 'at', heading: t.trailColumns.at },
        { key: 'what', heading: t.trailColumns.what },
        { key: 'who', heading: t.trailColumns.who },
        { key: 'words', heading: t.trailColumns.words },
      ]}
      rows={trail.map(({ kind, by, words: said, at }) => ({
        cells: {
          at: formatDateTime(at, frame.locale),
          what: words.p.events[kind],
          who: by || words.p.machinery,
          words:
            said === '' ? (
              ''
            ) : (
              <span lang="da" dir="auto">
                {said}
              </span>
            ),
        },
      }))}
    />
  </Details>
)

interface PartnerPageProps {
  frame: Frame
  t: typeof da
  words: Words
  voiceWords: typeof voicesDa
  of: Phenomenon
  /** Its own invitations and answers. */
  voices: Voice[]
  done?: string
}

/** What a partner reads: the phenomenon in words, and its own answer; no report, no figure, nobody's name. */
export const PartnerPage = ({ frame, t, words, voiceWords, of, voices, done }: PartnerPageProps) => (
  <Page
    frame={frame}
    title={of.behaviour}
    titleLang="da"
    lead={t.partnerLead}
    breadcrumbs={[{ text: words.p.phenomena, href: `/${frame.locale}/phenomena` }]}
    status={done ? { kind: 'success', text: done } : undefined}
  >
    <Facts frame={frame} t={t} words={words} of={of} isPartner />
    <h2>{words.p.stages[of.stage]}</h2>
    <p>{of.state === 'closed' && of.result ? words.p.resultSays[of.result] : t.says[of.stage]}</p>
    {voices.length > 0 && (
      <section>
        <h2>{voiceWords.own}</h2>
        {voices.map((voice) => (
          <VoiceCard frame={frame} t={voiceWords} of={of} voice={voice} mayAnswer />
        ))}
      </section>
    )}
  </Page>
)
