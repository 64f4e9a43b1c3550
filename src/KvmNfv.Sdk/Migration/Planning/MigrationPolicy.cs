using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// What a migration may do. Everything left at its default is the planner's choice; whatever is set is kept, or the plan is refused with the rule
/// that stands against it.
/// </summary>
public sealed record MigrationPolicy
{
    /// <summary>Who drives, and how memory travels.</summary>
    public MigrationRoute Route { get; init; }

    /// <summary>Parallel channels (multifd).</summary>
    public LeverUse Parallel { get; init; }

    /// <summary>The number of parallel channels, 1 to 255; null leaves it to the planner.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 to 255.</exception>
    public int? Connections
    {
        get;
        init => field = value is null or (>= 1 and <= 255) ? value : throw new ArgumentOutOfRangeException(nameof(Connections), value, "Channels are 1 to 255.");
    }

    /// <summary>The compression; null leaves it to the planner.</summary>
    public MigrationCompression? Compression { get; init; }

    /// <summary>Its level: zlib and mt 0 to 9, zstd 0 to 20; null leaves it to the planner.</summary>
    public int? CompressionLevel { get; init; }

    /// <summary>xbzrle's cache; null leaves it to the planner.</summary>
    public MemorySize? XbzrleCache { get; init; }

    /// <summary>Slowing the vCPUs until they write less than the link carries. The planner never does that to a real-time VNF.</summary>
    public LeverUse AutoConverge { get; init; }

    /// <summary>The first throttle in percent, 1 to 99; null leaves it to the planner.</summary>
    public int? AutoConvergeInitial { get; init; }

    /// <summary>The step of the throttle in percent; null leaves it to the planner.</summary>
    public int? AutoConvergeIncrement { get; init; }

    /// <summary>When post-copy may be used: as a last resort unless said otherwise, and by itself never for a real-time guest.</summary>
    public PostCopyUse PostCopy { get; init; } = PostCopyUse.LastResort;

    /// <summary>Whether <see cref="PostCopy"/> is a demand: then a rule against it refuses the plan instead of doing without.</summary>
    public bool RequirePostCopy { get; init; }

    /// <summary>Sending pages without copying them into the kernel.</summary>
    public LeverUse ZeroCopy { get; init; }

    /// <summary>Encrypting the transfer with TLS. <see cref="LeverUse.Auto"/> does not: it costs a core a channel, and certificates.</summary>
    public LeverUse Tls { get; init; }

    /// <summary>The name in the destination's certificate, where it is not the host's.</summary>
    public string? TlsDestination { get; init; }

    /// <summary>Whether emulator pins may be widened on both hosts for the time of the transfer.</summary>
    public bool WidenPins { get; init; } = true;

    /// <summary>Whether disks whose cache mode may lose data are migrated all the same.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Whether passed-through devices may be detached before and attached after.</summary>
    public bool DetachDevices { get; init; }

    /// <summary>Whether the destination keeps the definition and the source forgets it; null does as the domain was.</summary>
    public bool? Persist { get; init; }

    /// <summary>Whether only the definition of a domain that does not run is moved.</summary>
    public bool Offline { get; init; }

    /// <summary>Whether the guest stays paused at the destination.</summary>
    public bool Paused { get; init; }

    /// <summary>What happens to local disks.</summary>
    public StorageCopy Storage { get; init; }

    /// <summary>The disks to copy, by target name; empty means all that need it.</summary>
    public EquatableList<string> Disks { get; init => field = value ?? []; } = [];

    /// <summary>Whether writes wait for the copy, so that disks that change fast still finish.</summary>
    public bool SynchronousWrites { get; init; }

    /// <summary>Where the destination listens for memory, such as <c>tcp://10.0.0.2</c>; null is libvirt's choice.</summary>
    public string? MigrateUri { get; init; }

    /// <summary>The address that the destination binds; null is all.</summary>
    public string? ListenAddress { get; init; }

    /// <summary>Where the destination listens for disks; null is as memory.</summary>
    public string? DisksUri { get; init; }

    /// <summary>The port for disks; null is libvirt's choice.</summary>
    public int? DisksPort { get; init; }

    /// <summary>The domain's new name; null keeps it.</summary>
    public string? DestinationName { get; init; }

    /// <summary>The document for the destination; null is the source's.</summary>
    public string? DestinationXml { get; init; }

    /// <summary>The definition that the destination keeps; null is <see cref="DestinationXml"/>, or the source's.</summary>
    public string? PersistentXml { get; init; }

    /// <summary>The most that memory may take of the link; null is all.</summary>
    public DataRate? BandwidthLimit { get; init; }

    /// <summary>The same during post-copy.</summary>
    public DataRate? PostCopyBandwidth { get; init; }

    /// <summary>How the downtime limit goes; null leaves it to the planner.</summary>
    public DowntimeSchedule? Downtime { get; init; }
}
