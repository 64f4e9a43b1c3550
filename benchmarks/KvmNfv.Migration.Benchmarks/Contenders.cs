using KvmNfv.Sdk.Migration;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>Who is measured.</summary>
internal static class Contenders
{
    public const string Virsh = "virsh";
    public const string Own = "own";
    public const string Same = "same";

    // No lever at all, and QEMU's default limit: the flags of virsh's default.
    private static readonly MigrationPolicy s_plain = new()
    {
        Parallel = LeverUse.Never, Compression = MigrationCompression.None, AutoConverge = LeverUse.Never, PostCopy = PostCopyUse.Never, ZeroCopy = LeverUse.Never,
    };

    public static VirshContender Default() => new(Virsh);

    public static SdkContender OwnChoice() => new(Own, new MigrationPolicy());

    public static SdkContender SameFlags() => new(Same, s_plain with { Downtime = new FixedDowntime { Limit = TimeSpan.FromMilliseconds(300) } });

    public static IEnumerable<SdkContender> Levers() =>
    [
        new("plain", s_plain),
        new("parallel", s_plain with { Parallel = LeverUse.Always, Connections = 2 }),
        new("zstd", s_plain with { Parallel = LeverUse.Always, Connections = 2, Compression = MigrationCompression.Zstd }),
        new("xbzrle", s_plain with { Compression = MigrationCompression.Xbzrle }),
        new("auto-converge", s_plain with { AutoConverge = LeverUse.Always }),
        new("post-copy", s_plain with { PostCopy = PostCopyUse.First, RequirePostCopy = true }),
    ];
}
