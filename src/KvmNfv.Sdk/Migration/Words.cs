using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Numbers for people.</summary>
internal static class Words
{
    public static string Time(TimeSpan time) => time == TimeSpan.MaxValue ? "for ever"
        : time < TimeSpan.FromSeconds(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : time < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");

    public static string Size(MemorySize size) => size < MemorySize.FromMiB(10)
        ? string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1048576.0:0.0} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1048576.0:0} MiB");

    public static string Rate(DataRate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.BytesPerSecond * 8 / 1e6:0} Mbit/s");

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
