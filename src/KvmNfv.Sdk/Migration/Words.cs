using System.Globalization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Numbers for people.</summary>
internal static class Words
{
    public static string Time(TimeSpan time) => time == TimeSpan.MaxValue ? "for ever"
        : time < TimeSpan.FromSeconds(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : time < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");

    public static string Of(MigrationState state) => state switch
    {
        MigrationState.Preparing => "preparing",
        MigrationState.PreCopy => "pre-copy",
        MigrationState.PostCopy => "post-copy: the guest runs at the destination",
        MigrationState.PostCopyPaused => "post-copy is broken off: the guest is paused",
        MigrationState.Finishing => "finishing",
        MigrationState.Completed => "completed: it runs at the destination",
        MigrationState.Cancelled => "cancelled",
        MigrationState.Failed => "failed",
        MigrationState.Lost => "lost: it runs nowhere",
        _ => state.ToString(),
    };
}
