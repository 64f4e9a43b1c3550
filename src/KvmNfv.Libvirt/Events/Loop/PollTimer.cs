namespace KvmNfv.Libvirt;

/// <summary>One timer of a <see cref="PollEventLoop"/>, in milliseconds of the monotonic clock.</summary>
internal sealed class PollTimer(int id, NativeTimeoutCallback callback)
{
    private volatile bool _removed;
    private volatile int _interval;
    private long _due;

    public int Id => id;

    public NativeTimeoutCallback Callback => callback;

    public int Interval => _interval;

    public bool Removed { get => _removed; set => _removed = value; }

    /// <summary>How long until it fires, 0 when it is time; null while it is paused.</summary>
    public int? Wait => _interval < 0 ? null : (int)Math.Clamp(_due - Environment.TickCount64, 0, int.MaxValue - 1);

    public void Restart(int milliseconds)
    {
        _interval = milliseconds;
        _due = Environment.TickCount64 + milliseconds;
    }
}
