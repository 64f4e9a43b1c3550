namespace KvmNfv.Benchmarks.Channels;

/// <summary>Where frames go.</summary>
internal enum Traffic
{
    /// <summary>From the guest to the back-end.</summary>
    Up,

    /// <summary>From the back-end to the guest.</summary>
    Down,

    /// <summary>Through a switch from each of two guests' ports to the other, round and round.</summary>
    Round,
}
