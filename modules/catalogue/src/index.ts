export { registerCatalogueRoutes } from './http.ts'
export { type CatalogueItem, type ItemVersion, itemsOn, itemVersions, recordedItems } from './item.ts'
export { addItemVersion, type Disease, loadDisease, loadItem } from './load.ts'
