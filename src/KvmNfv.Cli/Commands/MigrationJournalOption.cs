using System.CommandLine;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>Where running migrations are remembered.</summary>
internal sealed class MigrationJournalOption
{
    private readonly Option<string?> _folder = new("--journal")
    {
        Description = "The folder in which running migrations are remembered. Default: kvmnfv/migrations in $XDG_STATE_HOME, else in /var/lib (root) or ~/.local/state.",
        HelpName = "DIR",
    };

    public void AddTo(Command command) => command.Options.Add(_folder);

    public MigrationJournalFolder Open(ParseResult parsed) => new(parsed.GetValue(_folder) ?? Default());

    // XDG Base Directory Specification: state that outlives the program is under $XDG_STATE_HOME, else ~/.local/state; relative paths are to be ignored.
    private static string Default()
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (!Path.IsPathRooted(state))
        {
            state = Environment.IsPrivilegedProcess
                ? "/var/lib" : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        }

        return Path.Combine(state, "kvmnfv", "migrations");
    }
}
