namespace KvmNfv.Sdk.Migration;

/// <summary>
/// What one channel does where nothing was measured. Rough on purpose: a plan needs to know which of link, channels and compression is the narrowest, and the
/// first pass corrects the rest.
/// </summary>
internal static class TransferSpeeds
{
    /// <summary>One connection for each 10 Gbit/s, as oVirt counts; 8 to 16 fill 100 Gbit/s (KubeVirt PR 8575).</summary>
    public static DataRate PlainChannel { get; } = new(1_250_000_000);

    /// <summary>Emulated guests share the CPU with the channel; 293 MiB in 0.78 s were measured.</summary>
    public static DataRate EmulatedChannel { get; } = DataRate.FromMiBPerSecond(400);

    /// <summary>One TLS stream (openEuler qemu 38).</summary>
    public static DataRate TlsChannel { get; } = new(300_000_000);

    /// <summary>zstd level 1 on one core (KubeVirt's measurement on a Xeon Silver 4210R).</summary>
    public static DataRate ZstdCore { get; } = new(500_000_000);

    /// <summary>zlib's fastest level on one core: about a sixth of zstd.</summary>
    public static DataRate ZlibCore { get; } = new(80_000_000);

    /// <summary>Compression threads (mt), as measured with two and two of them.</summary>
    public static DataRate Mt { get; } = DataRate.FromMbitPerSecond(18);

    /// <summary>What xbzrle makes of pages seen before is not known before; half is careful, and the passes tell.</summary>
    public const double XbzrleRepeat = 2;
}
