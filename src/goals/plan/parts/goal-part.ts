// A goal in the plan: what the town wants, why, its sub-goals and the policies it coheres with. `{{goal safe-town}}`.

import type { Block } from '../../../platform/paper/model.ts'
import { goals, isGoal } from '../../goals/model.ts'
import { goalWords } from '../../goals/wording/words.ts'
import type { PlanPart } from '../plan-part.ts'
import { bullets, day, heading, paragraph, paragraphs } from './in-danish.ts'
import { policiesIn, subGoalsIn } from './store.ts'

export const goalPart: PlanPart = {
  name: 'goal',
  offers: async (tx) => {
    const [da, en] = [await goalWords(tx, 'da'), await goalWords(tx, 'en')]
    return goals.map((goal, place) => ({
      call: `goal ${goal}`,
      name: { da: `Mål ${place + 1}: ${da[goal].title.text}`, en: `Goal ${place + 1}: ${en[goal].title.text}` },
    }))
  },
  blocks: async (tx, [goal = '', ...more]) => {
    if (!isGoal(goal) || more.length > 0) return null
    const { title, text, why } = (await goalWords(tx, 'da'))[goal]
    const subGoals = await subGoalsIn(tx, goal)
    const policies = await policiesIn(tx, goal)
    return [
      heading(3, `Mål ${goals.indexOf(goal) + 1}: ${title.text}`),
      ...paragraphs(text.text),
      ...paragraphs(why.text),
      ...(subGoals.length > 0
        ? [paragraph('Delmål:'), bullets(subGoals.map((one) => [{ kind: 'paragraph', text: subGoalText(one) }]))]
        : []),
      ...(policies.length > 0 ? [paragraph('Målet hænger sammen med:'), bullets(policies.map((one) => [policyLine(one)]))] : []),
    ]
  },
}

const subGoalText = ({ title, text }: { title: string; text: string }) =>
  text ? [{ text: `${title}.`, strong: true as const }, { text: ` ${text}` }] : [{ text: title }]

function policyLine({ name, adoptedOn, address }: { name: string; adoptedOn: string | null; address: string }): Block {
  const run = address ? { text: name, href: address } : { text: name }
  return { kind: 'paragraph', text: adoptedOn ? [run, { text: `, vedtaget ${day(adoptedOn)}` }] : [run] }
}
