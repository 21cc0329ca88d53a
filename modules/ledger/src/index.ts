export { BOOKED, type DayJournal, journalsOfDay } from './day-books.ts'
export {
  type BookedJournal,
  type BookedPosting,
  journalFindings,
  journalName,
  journalsIn,
  postingName,
} from './verify-journals.ts'
