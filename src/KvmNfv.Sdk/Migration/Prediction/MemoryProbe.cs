namespace KvmNfv.Sdk.Migration;

/// <summary>What a sample of the guest's memory holds.</summary>
public sealed record MemoryProbe
{
    /// <summary>The share of pages that are all zeroes, 0 to 1; they cost next to nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    public required double ZeroFraction { get; init => field = Limits.Share(value); }

    /// <summary>Size of the other pages before compression, divided by that after it; 1 means incompressible.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or not finite.</exception>
    public required double Ratio { get; init => field = Limits.AtLeast(value, 1); }

    /// <summary>What one core compresses with zlib's fastest level, in bytes before compression.</summary>
    public required DataRate ZlibPerCore { get; init; }

    /// <summary>The same for zstd level 1.</summary>
    public required DataRate ZstdPerCore { get; init; }

    /// <summary>Pages looked at.</summary>
    public long Pages { get; init; }
}
