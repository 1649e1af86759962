/** A tool that the build needs is not on this machine; the message carries the command that installs it. */
export class MissingToolError extends Error {
  constructor(message, command) {
    super(`${message}\n  ${command}`)
    this.name = 'MissingToolError'
    this.command = command
  }
}

const installers = {
  compiler: {
    linux: 'sudo apt-get install --yes g++        (Debian, Ubuntu; Fedora: sudo dnf install gcc-c++)',
    darwin: 'xcode-select --install',
    win32:
      'winget install Microsoft.VisualStudio.2022.BuildTools --override "--quiet --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended", then start again from the "x64 Native Tools Command Prompt"',
  },
  git: {
    linux: 'sudo apt-get install --yes git        (Debian, Ubuntu; Fedora: sudo dnf install git)',
    darwin: 'xcode-select --install',
    win32: 'winget install Git.Git',
  },
}

export function missingTool(tool, what) {
  const command = installers[tool][process.platform] ?? installers[tool].linux
  return new MissingToolError(`${what} Install it with`, command)
}
