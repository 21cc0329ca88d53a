export { accessOf, isAccount, type ProviderAccess } from './access.ts'
export { registerProviderRoutes } from './http.ts'
export { issueKey, keysOf, type ProviderKey } from './key.ts'
export { addProviderVersion, loadProvider } from './load.ts'
export { forgetNonces, useNonce } from './nonce.ts'
export {
  type Provider,
  type ProviderVersion,
  providerOn,
  providerVersions,
  recordedProviders,
} from './provider.ts'
export { signIn, signOut } from './sign-in.ts'
