using System.Globalization;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>Words of migrations.</summary>
internal static class MigrationWords
{
    public static string Of(MigrationState state) => state switch
    {
        MigrationState.Preparing => "preparing",
        MigrationState.PreCopy => "pre-copy",
        MigrationState.PostCopy => "post-copy, the guest runs at the destination",
        MigrationState.PostCopyPaused => "post-copy broken off, the guest is paused",
        MigrationState.Finishing => "finishing",
        MigrationState.Completed => "completed",
        MigrationState.Cancelled => "cancelled",
        MigrationState.Failed => "failed",
        MigrationState.Lost => "lost",
        _ => string.Create(CultureInfo.InvariantCulture, $"state {(int)state}"),
    };

    public static string Of(MigrationEventKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(MigrationRoute route) => route switch
    {
        MigrationRoute.PeerToPeer => "peer-to-peer",
        MigrationRoute.Direct => "direct",
        MigrationRoute.Tunnelled => "tunnelled",
        _ => string.Create(CultureInfo.InvariantCulture, $"route {(int)route}"),
    };
}
