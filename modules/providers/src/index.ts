export { acceptUnsigned, accessByAccount, accessOf, type ProviderAccess } from './access.ts'
export { forgetNonces, useNonce } from './nonce.ts'
export { type Provider, providerByCode, providersOn } from './provider.ts'
export { signIn, signOut } from './sign-in.ts'
