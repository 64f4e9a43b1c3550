namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>What arrived of numbered datagrams, as tests/lab/stream.c counts it.</summary>
/// <param name="Sent">Sent the other way.</param>
/// <param name="Received">Arrived whole and in order.</param>
/// <param name="Wrong">Arrived with a wrong byte.</param>
/// <param name="Disorder">Arrived twice or after a later one.</param>
/// <param name="Lost">Never arrived, below <paramref name="Next"/>.</param>
/// <param name="First">The first lost one.</param>
/// <param name="Last">The last lost one.</param>
/// <param name="Next">The number after the last that arrived.</param>
internal readonly record struct StreamCount(ulong Sent, ulong Received, ulong Wrong, ulong Disorder, ulong Lost, ulong First, ulong Last, ulong Next)
{
    /// <summary>Reads what the guest reports.</summary>
    public static StreamCount Parse(string report)
    {
        ulong Value(string name) => ulong.Parse(report.Split(' ').Single(w => w.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return new(Value("sent"), Value("received"), Value("wrong"), Value("disorder"), Value("lost"), Value("first"), Value("last"), Value("next"));
    }

    public StreamCount Add(ReadOnlySpan<byte> payload)
    {
        if (!StreamFrames.IsWhole(payload, out var number))
            return this with { Wrong = Wrong + 1 };
        // What was sent before both ends had found each other is nobody's loss.
        var expected = Received == 0 ? number : Next;
        if (number < expected)
            return this with { Disorder = Disorder + 1 };
        var gap = number - expected;
        return this with { Received = Received + 1, Lost = Lost + gap, First = Lost == 0 && gap > 0 ? expected : First, Last = gap > 0 ? number - 1 : Last, Next = number + 1 };
    }
}
