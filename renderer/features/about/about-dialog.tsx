import { aboutStrings } from '../../strings/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useAbout } from './store.ts'

export function AboutDialog() {
  const { open, hide, library, engine, models, sources, problems } = useAbout()
  return (
    <Dialog title={aboutStrings.title} open={open} onClose={hide} wide>
      <p>{aboutStrings.text}</p>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} tone="warn" />
      ))}
      {library && (
        <section className="stack">
          <h3>{aboutStrings.library}</h3>
          <FactList
            facts={[
              [aboutStrings.version, library.version],
              [aboutStrings.folder, library.folder],
              [aboutStrings.holds, aboutStrings.counts(library.photoCount, library.caseCount)],
            ]}
          />
        </section>
      )}
      {engine && (
        <section className="stack">
          <h3>{aboutStrings.engine}</h3>
          <FactList
            facts={[
              [aboutStrings.device, engine.device],
              [aboutStrings.cpuVariant, engine.cpuVariant],
              [aboutStrings.threads, engine.threads],
              [aboutStrings.llamaBuild, engine.llamaBuild],
            ]}
          />
        </section>
      )}
      {models && models.length > 0 && (
        <section className="stack">
          <h3>{aboutStrings.models}</h3>
          {models.map((model) => (
            <article key={model.id} className="entry">
              <p className="entry-title">{model.name}</p>
              <FactList
                facts={[
                  [aboutStrings.licence, model.licence],
                  [aboutStrings.source, model.source],
                ]}
              />
            </article>
          ))}
        </section>
      )}
      <section className="stack">
        <h3>{aboutStrings.sources}</h3>
        {!sources && problems.length === 0 && <Loading label={aboutStrings.loading} />}
        {sources?.map((source) => (
          <article key={`${source.name} ${source.version}`} className="entry">
            <p className="entry-title">
              {source.name} {source.version}
            </p>
            <p>{source.attribution}</p>
            <FactList
              facts={[
                [aboutStrings.licence, source.licence],
                [aboutStrings.usedFor, source.usedFor],
              ]}
            />
            {/* As text, not as a link: the page opens nothing outside this machine. */}
            <p className="faint">{source.url}</p>
          </article>
        ))}
      </section>
    </Dialog>
  )
}
