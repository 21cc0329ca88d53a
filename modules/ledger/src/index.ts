export {
  type BookedJournal,
  type BookedPosting,
  journalFindings,
  journalName,
  journalsIn,
  postingName,
} from './verify-journals.ts'
