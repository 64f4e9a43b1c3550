using System.Globalization;
using System.Text;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Output;

/// <summary>The words of virsh for libvirt's numbers.</summary>
internal static class DomainWords
{
    public static string State(DomainState state) => state switch
    {
        DomainState.Nostate => "no state",
        DomainState.Running => "running",
        DomainState.Blocked => "idle",
        DomainState.Paused => "paused",
        DomainState.Shutdown => "in shutdown",
        DomainState.Shutoff => "shut off",
        DomainState.Crashed => "crashed",
        DomainState.Pmsuspended => "pmsuspended",
        _ => string.Create(CultureInfo.InvariantCulture, $"state {(int)state}"),
    };

    /// <summary>Why a domain is in its state; null where libvirt does not know.</summary>
    public static string? Reason(DomainStateInfo state) => state.Reason == 0 ? null : Words(state.State switch
    {
        DomainState.Running => ((DomainRunningReason)state.Reason).ToString(),
        DomainState.Paused => ((DomainPausedReason)state.Reason).ToString(),
        DomainState.Shutdown => ((DomainShutdownReason)state.Reason).ToString(),
        DomainState.Shutoff => ((DomainShutoffReason)state.Reason).ToString(),
        DomainState.Crashed => ((DomainCrashedReason)state.Reason).ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"reason {state.Reason}"),
    });

    /// <summary>The id of a domain that runs. A domain object keeps the id it was made with, so the state decides.</summary>
    public static int? RunningId(IDomain domain, DomainState state) =>
        state is DomainState.Shutoff or DomainState.Crashed ? null : domain.Id;

    /// <summary>"MigrationCanceled" as "migration canceled", "IOError" as "io error".</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            words.Append(begins && name[i - 1] != ' ' ? " " : "").Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
