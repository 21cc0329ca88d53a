export {
  addDiseaseVersion,
  type DiseaseVersion,
  diseaseVersions,
  loadDisease,
  recordedDiseases,
} from './disease.ts'
export { registerCatalogueRoutes } from './http.ts'
export { type CatalogueItem, type ItemVersion, itemsOn, itemVersions, recordedItems } from './item.ts'
export { addItemVersions, loadItem } from './load.ts'
