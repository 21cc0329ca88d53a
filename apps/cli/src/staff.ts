import { onStaffAccounts } from '@tongchou/server'
import {
  FIRST_ADMINISTRATORS,
  type InstallRefusal,
  installAdministrator,
  ONE_TIME_HOURS,
  resetAdministrator,
} from '@tongchou/staff'
import { type Options, wordAfter } from './options.ts'

export const STAFF_USAGE = `  tongchou staff add --role administrator --login 账号 --name 姓名 --office 科室
                                       装好后的头两名管理员，打印一次性密码 / the first two administrators, with a one-time password
  tongchou staff reset --login 账号    管理员进不来时重发一次性密码 / a new one-time password for an administrator`

/** The first administrators of a platform, and one who cannot sign in: what has to be done on the machine itself. @returns the exit status */
export async function manageStaff(
  words: readonly string[],
  options: Options,
  print: (line: string) => void,
): Promise<number> {
  if (options.isDemo) {
    print('演示城市有自己的账号；这条命令用于 TONGCHOU_MODE=production / not for the demo city')
    return 2
  }
  const [what] = words
  if (what === 'add') return add(words, options, print)
  if (what === 'reset') return reset(words, options, print)
  print(STAFF_USAGE)
  return 2
}

async function add(words: readonly string[], options: Options, print: (line: string) => void) {
  const role = wordAfter(words, '--role')
  if (role !== 'administrator') {
    print('这里只开头两名管理员（--role administrator）；其他账号由一名管理员在网页上申请、另一名复核')
    return 2
  }
  const [login, name, office] = ['--login', '--name', '--office'].map((flag) => wordAfter(words, flag))
  if (!login || !name || !office) {
    print(`请写全 --login、--name、--office\n${STAFF_USAGE}`)
    return 2
  }
  const installed = await onStaffAccounts(options, (needs) =>
    installAdministrator(needs)({ login, name, office }),
  )
  if (!installed.ok) return refused(installed.error, print)
  printPassword(login, installed.value.password, print)
  if (installed.value.stillNeeded > 0)
    print(`还差 ${installed.value.stillNeeded} 名管理员：开账号、给权限要两个人，一个申请、一个复核`)
  return 0
}

async function reset(words: readonly string[], options: Options, print: (line: string) => void) {
  const login = wordAfter(words, '--login')
  if (!login) {
    print(`请写 --login\n${STAFF_USAGE}`)
    return 2
  }
  const done = await onStaffAccounts(options, (needs) => resetAdministrator(needs)(login))
  if (!done.ok) return refused(done.error, print)
  printPassword(login, done.value.password, print)
  return 0
}

function printPassword(login: string, password: string, print: (line: string) => void): void {
  print(`账号 / login     ${login}`)
  print(`密码 / password  ${password}`)
  print(
    `只显示这一次，${ONE_TIME_HOURS} 小时内有效；第一次登录时换成自己的 / shown once, to be changed at the first sign-in`,
  )
}

function refused(refusal: InstallRefusal, print: (line: string) => void): number {
  print(sentenceOf(refusal))
  return 1
}

function sentenceOf(refusal: InstallRefusal): string {
  switch (refusal.code) {
    case 'login-malformed':
      return '账号用小写字母开头，2 到 32 个小写字母、数字、点或横线'
    case 'login-taken':
      return '这个账号已经有人用，换一个'
    case 'administrators-there':
      return `已有 ${FIRST_ADMINISTRATORS} 名管理员（${refusal.logins.join('、')}）：其他账号由他们在网页的“账号”里一人申请、一人复核`
    case 'no-administrator':
      return '没有这个管理员账号，或已停用'
  }
}
