// Several views of the same thing, each with its own address.

export type Tab = { text: string; href: string; current: boolean }

/** Links drawn as tabs. `label` says what they are views of. */
export const Tabs = ({ label, tabs }: { label: string; tabs: Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    <ul class="plain-list">
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
