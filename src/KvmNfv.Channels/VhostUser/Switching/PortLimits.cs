namespace KvmNfv.Channels.VhostUser;

/// <summary>The rates that a port may send with. Used by the threads that poll the port's queues; with several, each may let through its share only.</summary>
internal sealed class PortLimits(VhostUserPortOptions options)
{
    // A tenth of a second's worth may come at once.
    private const int BurstPart = 10;

    private readonly TokenBucket? _bits = options.MaxBitsPerSecond > 0 ? new(options.MaxBitsPerSecond, Math.Max(options.MaxBitsPerSecond / BurstPart, options.MaxFrameSize * 8L)) : null;
    private readonly TokenBucket? _frames = options.MaxFramesPerSecond > 0 ? new(options.MaxFramesPerSecond, Math.Max(options.MaxFramesPerSecond / BurstPart, 1)) : null;

    public bool IsLimited => _bits is not null || _frames is not null;

    public bool Admits(uint length) => (_frames is null || _frames.TryTake(1)) && (_bits is null || _bits.TryTake(8L * length));
}
