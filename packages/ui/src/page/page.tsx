// A whole page of the town: everything around the one thing the page is about.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Frame, FrameContext, textsFor } from '../frame.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Skyline } from './skyline.tsx'

type Step = { text: string; lang?: string; href: string }

export type PageProps = {
  frame: Frame
  /** The page's one idea; becomes the heading and, with the town's name, the title of the window. */
  title: string
  /** The title's language where it is another than the page's, as when the town has only Danish words for a thing. */
  titleLang?: string
  /** One or two sentences in larger type below the heading. */
  lead?: Child
  breadcrumbs?: Step[]
  children?: Child
  /** A reading-width column: forms and texts. */
  narrow?: boolean
  /** Logical names of islands, e.g. `ui/table`. */
  scripts?: string[]
  /** What just happened, said above the heading ("Ændringen er gemt"). */
  status?: { kind: NoticeKind; text: Child }
  /** The same content as files and feeds, for programs that look for them in the head. */
  alternates?: { href: string; type: string; title: string }[]
  /** True when a form came back with errors: the window's title says so first. */
  hasErrors?: boolean
  /** The town's front page: the title and lead on a wide picture of the town. */
  front?: boolean
  /** The light stylesheet with system fonts, for residents' report pages on a phone. */
  light?: boolean
}

const Head = ({ frame, title, titleLang, scripts = [], alternates = [], hasErrors, light }: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title lang={titleLang}>{`${hasErrors ? `${textsFor(frame.locale).page.errorPrefix}: ` : ''}${title} - ${frame.town.name}`}</title>
    <meta name="color-scheme" content="light" />
    <meta name="theme-color" content="#0b4a52" />
    <link rel="icon" type="image/svg+xml" href={frame.asset('favicon.svg')} />
    <link rel="stylesheet" href={frame.asset(light ? 'resident.css' : 'staff.css')} />
    {alternates.map((alternate) => (
      <link rel="alternate" {...alternate} />
    ))}
    {scripts.map((name) => (
      <script type="module" src={frame.asset(name)}></script>
    ))}
  </head>
)

/** Words that may be in another language than the page around them. */
const In = ({ lang, text }: { lang?: string; text: string }) =>
  lang ? (
    <span lang={lang} dir="auto">
      {text}
    </span>
  ) : (
    text
  )

const Breadcrumbs = ({ frame, trail, title, titleLang }: Pick<PageProps, 'frame' | 'title' | 'titleLang'> & { trail: Step[] }) => (
  <nav class="trail" aria-label={textsFor(frame.locale).page.breadcrumbs}>
    <ol class="plain-list">
      {trail.map((step) => (
        <li>
          <a href={step.href}>
            <In {...step} />
          </a>
        </li>
      ))}
      <li aria-current="page">
        <In lang={titleLang} text={title} />
      </li>
    </ol>
  </nav>
)

const Opening = ({ title, titleLang, lead }: Pick<PageProps, 'title' | 'titleLang' | 'lead'>) => (
  <>
    <h1>
      <In lang={titleLang} text={title} />
    </h1>
    {lead && <p class="lead">{lead}</p>}
  </>
)

const Main = ({ frame, title, titleLang, lead, breadcrumbs, children, narrow, status, front }: PageProps) => (
  <main id="main-content" tabindex={-1}>
    {front && (
      <div class="hero">
        <div class="page-width">
          <Opening title={title} titleLang={titleLang} lead={lead} />
        </div>
        <Skyline />
      </div>
    )}
    <div class={narrow ? 'page-width page-body page-narrow' : 'page-width page-body'}>
      {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs frame={frame} trail={breadcrumbs} title={title} titleLang={titleLang} />}
      {status && (
        <Notice kind={status.kind} announced>
          {status.text}
        </Notice>
      )}
      {!front && <Opening title={title} titleLang={titleLang} lead={lead} />}
      {children}
    </div>
  </main>
)

/** The whole document. Everything inside reads its language from `frame`. */
export const Page = (props: PageProps) => {
  const { frame } = props
  return (
    <FrameContext.Provider value={frame}>
      {raw('<!DOCTYPE html>')}
      <html lang={frame.locale} dir={frame.dir}>
        <Head {...props} />
        <body>
          <a class="skip" href="#main-content">
            {textsFor(frame.locale).page.skip}
          </a>
          <Header frame={frame} />
          <Main {...props} />
          <Footer frame={frame} />
        </body>
      </html>
    </FrameContext.Provider>
  )
}
