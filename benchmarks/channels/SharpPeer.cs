using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using KvmNfv.Channels;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>The same work as peer/peer.c through the public API.</summary>
// SAFETY: frames are at least as large as the messages copied, since the channel was opened for that size.
internal static unsafe class SharpPeer
{
    // So many messages a call: the runtime replaces a method when it is called again.
    private const long Chunk = 50_000;

    public static int Run(string work, int size, string file, int side, long warm, long count, int burst)
    {
        using var end = SharedMemoryChannel.OpenFile(file, (ChannelSide)side);
        switch (work, size)
        {
            case ("ping", _):
                Measure(warm, count, (from, n) => Ping(end, n), end, report: true);
                return 0;
            case ("pong", _):
                Measure(warm, count, (from, n) => Pong(end, n), end, report: false);
                return 0;
            case ("send", 8): Measure(warm, count, (from, n) => Send<Message8>(end, from, n, burst), end, report: false); break;
            case ("send", 64): Measure(warm, count, (from, n) => Send<Message64>(end, from, n, burst), end, report: false); break;
            case ("send", 256): Measure(warm, count, (from, n) => Send<Message256>(end, from, n, burst), end, report: false); break;
            case ("send", 1518): Measure(warm, count, (from, n) => Send<Message1518>(end, from, n, burst), end, report: false); break;
            case ("receive", 8): Measure(warm, count, (from, n) => Receive<Message8>(end, from, n, burst), end, report: true); break;
            case ("receive", 64): Measure(warm, count, (from, n) => Receive<Message64>(end, from, n, burst), end, report: true); break;
            case ("receive", 256): Measure(warm, count, (from, n) => Receive<Message256>(end, from, n, burst), end, report: true); break;
            case ("receive", 1518): Measure(warm, count, (from, n) => Receive<Message1518>(end, from, n, burst), end, report: true); break;
            default: return 2;
        }
        // The receiver may still be reading: leaving is not the point of this program.
        while (work == "send" && end.Peer == PeerState.Alive)
            Thread.Sleep(1);
        return 0;
    }

    private static void Measure(long warm, long count, Action<long, long> loop, ChannelEndpoint end, bool report)
    {
        var done = 0L;
        for (; done < warm; done += Math.Min(Chunk, warm - done))
            loop(done, Math.Min(Chunk, warm - done));
        var (bytes, collections, start) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0), Stopwatch.GetTimestamp());
        for (var last = done + count; done < last; done += Math.Min(Chunk, last - done))
            loop(done, Math.Min(Chunk, last - done));
        var elapsed = Stopwatch.GetElapsedTime(start);
        (bytes, collections) = (GC.GetAllocatedBytesForCurrentThread() - bytes, GC.CollectionCount(0) - collections);
        if (report)
            Console.WriteLine(FormattableString.Invariant($"{elapsed.TotalNanoseconds / count:F3} {bytes} {collections} {end.Statistics.LongestPollGap.TotalMicroseconds:F0}"));
        else if (bytes != 0 || collections != 0)
            Console.WriteLine(FormattableString.Invariant($"allocated {bytes} {collections}"));
    }

    [SkipLocalsInit]
    private static void Send<T>(ChannelEndpoint end, long number, long count, int burst) where T : unmanaged
    {
        Span<Frame> frames = stackalloc Frame[64];
        T message = default;
        for (var last = number + count; number < last;)
        {
            var n = end.ReserveBurst(frames[..(int)Math.Min(burst, last - number)], sizeof(T));
            for (var i = 0; i < n; i++)
            {
                *(T*)frames[i].Address = message;
                *(long*)frames[i].Address = number++;
            }
            if (n > 0)
                end.CommitBurst(frames[..n]);
            else
                Pause();
        }
    }

    [SkipLocalsInit]
    private static void Receive<T>(ChannelEndpoint end, long number, long count, int burst) where T : unmanaged
    {
        Span<Frame> frames = stackalloc Frame[64];
        Unsafe.SkipInit(out T message);
        for (var last = number + count; number < last;)
        {
            // No further than asked for: the next call counts on from there.
            var n = end.ReceiveBurst(frames[..(int)Math.Min(burst, last - number)]);
            for (var i = 0; i < n; i++)
            {
                message = *(T*)frames[i].Address;
                Keep(&message);
                if (*(long*)&message != number++)
                    throw new InvalidOperationException("out of order");
            }
            if (n > 0)
                end.Release();
            else
                Pause();
        }
    }

    private static void Ping(ChannelEndpoint end, long count)
    {
        for (var i = 0L; i < count; i++)
        {
            Span<byte> request;
            while (!end.TryReserve(8, out request))
                Pause();
            BitConverter.TryWriteBytes(request, i);
            end.Commit(8);
            ReadOnlySpan<byte> answer;
            while (!end.TryReceive(out answer))
                Pause();
            if (BitConverter.ToInt64(answer) != i)
                throw new InvalidOperationException("out of order");
            end.Release();
        }
    }

    private static void Pong(ChannelEndpoint end, long count)
    {
        for (var i = 0L; i < count; i++)
        {
            ReadOnlySpan<byte> request;
            while (!end.TryReceive(out request))
                Pause();
            Span<byte> answer;
            while (!end.TryReserve(8, out answer))
                Pause();
            request.CopyTo(answer);
            end.Release();
            end.Commit(8);
        }
    }

    // What is passed here counts as used: the copy can't be left out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(void* copy) => Volatile.Write(ref s_kept, (nint)copy);

    private static nint s_kept;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pause()
    {
        if (X86Base.IsSupported)
            X86Base.Pause();
        else if (ArmBase.IsSupported)
            ArmBase.Yield();
    }
}
