using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace KvmNfv.Channels;

/// <summary>What a polling thread notes of itself: its polls, how long it was away, what it allocated. Only that thread writes.</summary>
internal sealed class PollWatch(string name, int? cpu)
{
    // A look at the clock costs some 20 ns, a poll of empty queues about as much.
    private const int PollsPerLook = 64;

    private long _polls, _emptyPolls, _lastLook, _longestGap, _allocatedBefore, _allocated;
    private int _forgets;

    /// <summary>A snapshot, for any thread.</summary>
    public PollingThreadStatistics Statistics => new()
    {
        Name = name,
        Cpu = cpu,
        Polls = Volatile.Read(ref _polls),
        EmptyPolls = Volatile.Read(ref _emptyPolls),
        LongestPollGap = Stopwatch.GetElapsedTime(0, Volatile.Read(ref _longestGap)),
        AllocatedBytes = Volatile.Read(ref _allocated),
    };

    /// <summary>The thread is about to poll: what it allocated until here was its start.</summary>
    public void Begin() => _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>One round of polls is over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Polled(bool empty)
    {
        if (empty)
            _emptyPolls++;
        if ((_polls++ & (PollsPerLook - 1)) == 0)
            Look();
    }

    /// <summary>The longest gap begins anew; for any thread.</summary>
    public void ForgetGap() => Volatile.Write(ref _forgets, 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Look()
    {
        var now = Stopwatch.GetTimestamp();
        if (Volatile.Read(ref _forgets) != 0)
        {
            Volatile.Write(ref _forgets, 0);
            _longestGap = 0;
        }
        else if (_lastLook != 0 && now - _lastLook > _longestGap)
        {
            _longestGap = now - _lastLook;
        }
        _lastLook = now;
        _allocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
    }
}
