// Where one is in something that takes several steps.
import { useTexts } from '../frame.ts'

export type Step = { text: string; state: 'done' | 'current' | 'next'; href?: string }

/** The steps in order; the state of each is said in words too. */
export const StepGuide = ({ label, steps }: { label?: string; steps: Step[] }) => {
  const words = useTexts().steps
  return (
    <nav class="steps" aria-label={label ?? words.label}>
      <ol class="plain-list">
        {steps.map((step, place) => (
          <li class={`step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true">
              {step.state === 'done' ? '✓' : place + 1}
            </span>
            <span>
              {step.href ? <a href={step.href}>{step.text}</a> : step.text}
              <span class="step-words">{words[step.state]}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
