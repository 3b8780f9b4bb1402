// Who to ring when it cannot wait; stands before the first field of every report.
import { useTexts } from '../frame.ts'
import { Icon } from './icon.tsx'

// Makes the number in a sentence a link that rings, without asking each language to write the link.
function withLink(sentence: string, number: string) {
  const [before = '', ...after] = sentence.split(number)
  return (
    <>
      {before}
      <a href={`tel:${number}`} dir="ltr">
        {number}
      </a>
      {after.join(number)}
    </>
  )
}

/** 112 for danger now, 114 for the police. */
export const EmergencyNumbers = () => {
  const words = useTexts().emergency
  return (
    <aside class="emergency" aria-label={words.title}>
      <Icon name="phone" />
      <div>
        <p class="emergency-title">{words.title}</p>
        <p>{withLink(words.danger, '112')}</p>
        <p>{withLink(words.police, '114')}</p>
      </div>
    </aside>
  )
}
