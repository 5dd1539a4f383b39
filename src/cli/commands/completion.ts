import { command } from '../command.js';
import { UsageError } from '../exitCodes.js';

/** What a shell runs to complete a word: the command line so far is asked of the hidden command `__complete`. */
const SCRIPTS = {
  bash: `_provisim() {
  local line word
  COMPREPLY=()
  while IFS= read -r line; do
    printf -v word %q "\${line%%$'\\t'*}"
    COMPREPLY+=("$word")
  done < <("\${COMP_WORDS[0]}" __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -o nosort -F _provisim provisim`,
  zsh: `#compdef provisim
_provisim() {
  local -a offered
  offered=("\${(@f)$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${offered[1]}" ]]; then
    compadd -- "\${(@)offered%%$'\\t'*}"
  else
    _files
  fi
}
compdef _provisim provisim`,
  fish: `function __provisim_complete
    set -l typed (commandline -opc) (commandline -ct)
    $typed[1] __complete -- $typed[2..-1] 2>/dev/null
end
complete -c provisim -a '(__provisim_complete)'`,
} as const;
const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Prints the script that lets a shell complete commands, flags, and names that the running emulator knows. */
export const completion = command({
  details:
    'Commands and flags are always offered; sandboxes, snapshots, operations and error symbols when an emulator ' +
    'answers in time.',
  words: [{ syntax: '<shell>', help: SHELLS.join(', '), choices: SHELLS }],
  flags: {},
  examples: [
    { tells: 'bash, for good', run: 'echo \'eval "$(provisim completion bash)"\' >> ~/.bashrc' },
    { tells: 'zsh, for good', run: "echo 'source <(provisim completion zsh)' >> ~/.zshrc" },
    { tells: 'fish, for good', run: 'provisim completion fish > ~/.config/fish/completions/provisim.fish' },
  ],
  async run({ words: [given], terminal }) {
    const shell = SHELLS.find((name) => name === given);
    if (shell === undefined) throw new UsageError(`completion for which shell? ${SHELLS.join(', ')}`);
    terminal.print(SCRIPTS[shell]);
    return undefined;
  },
});
