export { type QuestionRoutesNeeds, registerQuestionRoutes } from './http.ts'
export { questionFindings } from './verify.ts'
