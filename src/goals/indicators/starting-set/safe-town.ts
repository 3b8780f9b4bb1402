// Proposed indicators of the first goal: how safe people feel, where they belong, and what they leave be.
import { both, ownSurvey, type Proposal, share, shareOfAnswers, surveyLimits } from './proposal.ts'

export const safeTown: Proposal[] = [
  share({
    slug: 'trygge-hvor-de-bor',
    name: both('Trygge, hvor de bor', 'Feel safe where they live'),
    definition: both(
      'Andelen, der svarer “tryg” eller “meget tryg” på spørgsmålet: Hvor tryg føler du dig i det område, hvor du bor?',
      'The share who answer “safe” or “very safe” to the question: How safe do you feel in the area where you live?',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De trygge og meget trygge', 'Those who feel safe or very safe'),
    cannotSay: surveyLimits,
    frequency: 'second-year',
  }),
  share({
    slug: 'trygge-efter-moerkets-frembrud',
    name: both('Trygge ude efter mørkets frembrud', 'Feel safe outdoors after dark'),
    definition: both(
      'Andelen, der føler sig tryg eller meget tryg, når de går alene ude i byen, efter at det er blevet mørkt.',
      'The share who feel safe or very safe when they are out alone in the town after dark.',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De trygge og meget trygge', 'Those who feel safe or very safe'),
    cannotSay: both(
      'De, der aldrig går ud om aftenen, svarer ud fra det, de tror. Tallet siger ikke, hvor i byen det er godt eller skidt.',
      'Those who never go out in the evening answer by what they imagine. The figure does not say where in the town it is good or bad.',
    ),
    frequency: 'second-year',
  }),
  share({
    slug: 'trygge-om-dagen',
    name: both('Trygge ude om dagen', 'Feel safe outdoors in the daytime'),
    definition: both(
      'Andelen, der føler sig tryg eller meget tryg, når de færdes i byen om dagen. Tallet er højt i mange byer og skal holdes.',
      'The share who feel safe or very safe when they are out and about in the town in the daytime. The figure is high in many towns and is to be held.',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De trygge og meget trygge', 'Those who feel safe or very safe'),
    cannotSay: surveyLimits,
    aim: 'hold',
    frequency: 'second-year',
  }),
  share({
    slug: 'undgaar-steder',
    name: both('Går uden om steder', 'Avoid places'),
    definition: both(
      'Andelen, der inden for det sidste halve år er gået uden om et sted i byen, fordi de ikke følte sig trygge der.',
      'The share who within the last six months have avoided a place in the town because they did not feel safe there.',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De, der er gået uden om mindst ét sted', 'Those who have avoided at least one place'),
    cannotSay: both(
      'Tallet nævner ingen steder. Den, der helt er holdt op med at komme et sted, tænker måske ikke på det som at gå uden om.',
      'The figure names no places. Somebody who has given up going to a place altogether may not count it as avoiding it.',
    ),
    aim: 'lower',
    frequency: 'second-year',
  }),
  share({
    slug: 'hoerer-til',
    name: both('Føler, at de hører til', 'Feel that they belong'),
    definition: both(
      'Andelen, der er helt eller delvis enig i: Jeg hører til, hvor jeg bor.',
      'The share who agree fully or partly with: I belong where I live.',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De helt og delvis enige', 'Those who agree fully or partly'),
    cannotSay: surveyLimits,
    frequency: 'second-year',
  }),
  share({
    slug: 'gode-naboer',
    name: both('Har naboer, de kan bede om hjælp', 'Have neighbours they can ask for help'),
    definition: both(
      'Andelen, der har mindst to naboer, som de kan bede om hjælp i hverdagen.',
      'The share who have at least two neighbours whom they can ask for help in everyday life.',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De, der har mindst to', 'Those who have at least two'),
    cannotSay: surveyLimits,
    frequency: 'second-year',
  }),
  share({
    slug: 'trygge-gaester',
    name: both('Trygge gæster', 'Visitors who feel safe'),
    definition: both(
      'Andelen af gæster, der føler sig tryg eller meget tryg i byen. De spørges ved stationen, i centret og ved havnen.',
      'The share of visitors who feel safe or very safe in the town. They are asked at the station, in the centre and by the harbour.',
    ),
    source: both(
      'Byens egne korte samtaler med gæster, på faste steder og faste tider.',
      'The town’s own short interviews with visitors, at fixed places and times.',
    ),
    formula: both(
      'De trygge og meget trygge gæster, delt med alle adspurgte gæster, gange 100.',
      'Visitors who feel safe or very safe, divided by all visitors asked, times 100.',
    ),
    cannotSay: both(
      'Vi når kun dem, der kommer. De, der bliver væk, fordi de er utrygge, er ikke med.',
      'We only reach those who come. Those who stay away because they feel unsafe are not included.',
    ),
    margin: 5,
    frequency: 'second-year',
  }),
]
