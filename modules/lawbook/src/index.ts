export { type Lawbook, openLawbook, type PlaceFolder } from './lawbook.ts'
