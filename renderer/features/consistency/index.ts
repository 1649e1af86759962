import './consistency.css'

export { CandidateChecksLine } from './candidate-checks-line.tsx'
export { ConsistencyPanel } from './consistency-panel.tsx'
