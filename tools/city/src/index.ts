export { type CityOptions, cityBatches, type LoadedCity, type LoadOptions, loadCity } from './load.ts'
export { SITUATIONS, type Situation, STORY_PERSON_NO } from './situations.ts'
export { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './staff.ts'
export { type StoryDays, storyDays } from './story.ts'
