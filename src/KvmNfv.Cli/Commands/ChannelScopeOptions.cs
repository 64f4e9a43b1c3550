using System.CommandLine;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary>What of a domain is changed, and how.</summary>
internal sealed class ChannelScopeOptions
{
    private readonly Option<ChannelScope> _scope = WordOption.Create("--scope", "What is changed: whatever there is (auto, the default), the definition, the running guest, or both.", ChannelScope.None,
        ("auto", ChannelScope.None), ("definition", ChannelScope.Definition), ("running", ChannelScope.Running), ("both", ChannelScope.Both));
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the steps and change nothing." };
    private readonly Option<bool> _leaveFiles = new("--leave-files") { Description = "Make, give away and remove no files." };
    private readonly Option<int?> _guestTimeout = NumberOption.Create("--guest-timeout", "Seconds that the guest may take to let go of a device. Default: 10.", 1, 3600, "S");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _scope, _dryRun, _leaveFiles, _guestTimeout })
            command.Options.Add(option);
    }

    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    public ChannelOptions Read(ParseResult parsed) => new()
    {
        Scope = parsed.GetValue(_scope) is not ChannelScope.None and var scope ? scope : null,
        ManageFiles = !parsed.GetValue(_leaveFiles),
        GuestTimeout = TimeSpan.FromSeconds(parsed.GetValue(_guestTimeout) ?? 10),
    };
}
