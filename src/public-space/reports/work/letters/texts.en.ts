// The letters to those who reported or follow and gave an e-mail. Their subject says nothing that others must not see.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  subject: (town) => `News from ${town}`,
  hello: 'Hello',
  about: (kind, place) => `You follow this: ${kind}. ${place}.`,
  aboutSensitive: 'It is about what you told us.',
  page: (link) => `See all of it here, and write your code:\n${link}`,
  pageHelp: 'There you can answer us. You can say that it is not solved. You can also stop the letters.',
  helpedSubject: (town) => `Did it help? ${town} asks`,
  helped: 'We gave you an answer four weeks ago. Did it help?',
  helpedPage: (link) => `Answer here. It takes a moment. Write your code:\n${link}`,
  bye: (town) => `Kind regards\n${town}`,
}
