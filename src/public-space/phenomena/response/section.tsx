// On a phenomenon's page: how one sees whether it moves, the effort that answers, and what everybody has heard of it.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  Form,
  type Frame,
  formatDate,
  formatNumber,
  Notice,
  Select,
  Summary,
  Tag,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type EffortResponse, effortWordsDa, effortWordsEn, saidIn } from '../../../goals/index.ts'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { RemoveForm } from '../../../platform/form/remove-form.tsx'
import { textsFor } from '../../../platform/i18n.ts'
import type { Phenomenon } from '../model.ts'
import { isSettled, looksForDisplacement, moves, suggestedRing } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export interface ResponseProps {
  frame: Frame
  of: Phenomenon
  effort: EffortResponse | null
  /** Efforts that may be chosen. */
  offered: { id: string; name: { da: string; en: string }; state: string }[]
  areHeard: boolean
  mayWork: boolean
  answered: Answered
}

export const ResponseSection = (props: ResponseProps) => {
  const { frame, of, effort } = props
  const t = textsFor(frame.locale, { da, en })
  return (
    <>
      <PlanPart {...props} t={t} />
      <section id="effort">
        <h2>{t.effortTitle}</h2>
        {effort ? <Tied {...props} t={t} effort={effort} /> : <Choosing {...props} t={t} />}
      </section>
      {of.effort !== null && effort && (
        <section>
          <h2>{t.toldTitle}</h2>
          <Told t={t} of={of} />
        </section>
      )}
    </>
  )
}

type Part = ResponseProps & { t: typeof da }

const PlanPart = ({ frame, of, effort, mayWork, answered, t }: Part) => {
  const metres = (value: number) => formatNumber(value, frame.locale)
  const ring = of.ring ?? suggestedRing(of.radius)
  const isFixed = isSettled(of, effort) || !mayWork
  const inTheWay = isFixed ? errorOf(answered, 'plan') : undefined
  return (
    <section id="displacement">
      <h2>{t.planTitle}</h2>
      {inTheWay && (
        <Notice kind="error" announced>
          {inTheWay}
        </Notice>
      )}
      {of.ring !== null && (
        <>
          <p>{t.planSettled(metres(of.ring))}</p>
          <p lang="da" dir="auto">
            {of.displacementPlan}
          </p>
        </>
      )}
      {!isFixed && (
        <Details title={t.planEdit} openAtStart={of.ring === null || Boolean(errorOf(answered, 'ring') ?? errorOf(answered, 'plan'))}>
          <p>{t.planLead}</p>
          <Form action={`/${frame.locale}/phenomena/${of.id}/displacement`}>
            <TextField
              name="ring"
              label={t.planFields.ring}
              hint={t.planHints.ring(metres(of.radius))}
              value={writtenIn(answered, 'ring', String(ring))}
              error={errorOf(answered, 'ring')}
              width="short"
              suffix="m"
              inputmode="numeric"
              required
            />
            <TextArea
              name="plan"
              label={t.planFields.plan}
              hint={t.planHints.plan}
              value={writtenIn(answered, 'plan', of.displacementPlan || t.planText(metres(of.radius), metres(ring)))}
              error={errorOf(answered, 'plan')}
              maxlength={2000}
              required
            />
            <Button kind="secondary">{t.planSave}</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

const Choosing = ({ frame, of, offered, areHeard, mayWork, answered, t }: Part) => {
  if (!mayWork) return null
  const missing = [...(areHeard ? [] : [t.needs.voices]), ...(of.ring === null ? [t.needs.plan] : [])]
  if (missing.length > 0)
    return (
      <Notice kind="info" title={t.notYet}>
        <ul>
          {missing.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </Notice>
    )
  const action = `/${frame.locale}/phenomena/${of.id}/effort`
  // The chosen effort, when something about it is to be put right first.
  const lacking = errorOf(answered, 'effort') ? offered.find(({ id }) => id === writtenIn(answered, 'effort')) : undefined
  return (
    <>
      <h3>{t.beginTitle}</h3>
      <p>{t.beginLead}</p>
      <Form action={action}>
        <TextField
          name="name"
          label={t.name}
          value={writtenIn(answered, 'name', of.where)}
          error={errorOf(answered, 'name')}
          maxlength={160}
          width="long"
          required
        />
        <Button>{t.begin}</Button>
      </Form>
      <h3>{t.tieTitle}</h3>
      {offered.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form action={action}>
          <Select
            name="effort"
            label={t.effort}
            value={writtenIn(answered, 'effort')}
            error={errorOf(answered, 'effort')}
            options={offered.map(({ id, name }) => ({ value: id, ...asChoice(saidIn(name, frame.locale)) }))}
            width="long"
            required
          />
          <ButtonRow>
            <Button kind="secondary">{t.tie}</Button>
            {lacking && (
              <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${lacking.id}/evaluation`}>
                {t.toEvaluation}
              </ButtonLink>
            )}
          </ButtonRow>
        </Form>
      )}
    </>
  )
}

const asChoice = ({ text, lang }: { text: string; lang?: string }) => ({ text, ...(lang ? { lang } : {}) })

const Tied = ({ frame, of, effort, mayWork, t }: Part & { effort: EffortResponse }) => {
  const { locale } = frame
  const words = textsFor(locale, { da: effortWordsDa, en: effortWordsEn })
  const name = saidIn(effort.name, locale)
  const address = `/${locale}/efforts/${effort.id}`
  const day = effort.agreedAt ? formatDate(effort.agreedAt, locale) : ''
  return (
    <>
      <h3>
        <a href={address} lang={name.lang}>
          {name.text}
        </a>
      </h3>
      <Summary
        facts={[
          { name: t.state, value: <Tag kind="info">{words.states[effort.state]}</Tag> },
          { name: t.evaluation, value: day === '' ? t.notAgreed : effort.agreedBeforehand ? t.agreed(day) : t.lateAgreed(day) },
          ...(looksForDisplacement(effort)
            ? [
                {
                  name: t.displacement,
                  value: (
                    <span lang="da" dir="auto">
                      {effort.displacement}
                    </span>
                  ),
                },
              ]
            : []),
          ...(effort.verdictOn ? [{ name: t.verdictOn, value: formatDate(effort.verdictOn, locale) }] : []),
          ...(effort.verdict ? [{ name: t.verdict, value: words.verdicts[effort.verdict] }] : []),
        ]}
      />
      {!looksForDisplacement(effort) && <Notice kind="warning">{t.noDisplacement}</Notice>}
      {effort.verdictWords !== '' && (
        <p lang="da" dir="auto">
          {effort.verdictWords}
        </p>
      )}
      {mayWork && day === '' && (
        <p>
          <ButtonLink href={`${address}/evaluation`}>{t.agreeIt}</ButtonLink>
        </p>
      )}
      {mayWork && !isSettled(of, effort) && (
        <RemoveForm action={`/${locale}/phenomena/${of.id}/effort/untie`} title={t.untie} warning={t.untieWarning} button={t.untie} />
      )}
    </>
  )
}

const Told = ({ t, of }: { t: typeof da; of: Phenomenon }) => {
  const reached = moves.filter((move) => of.told.includes(move))
  if (reached.length === 0) return <p>{t.toldNothing}</p>
  return (
    <ul>
      {reached.map((move) => (
        <li>{t.moves[move]}</li>
      ))}
    </ul>
  )
}
