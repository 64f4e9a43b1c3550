using System.Buffers.Binary;
using System.Diagnostics;
using KvmNfv.Channels;

namespace KvmNfv.Samples.IvshmemGuest;

/// <summary>Sends numbered messages and expects each back as it was; the other end sends back what it gets.</summary>
internal static class PingPong
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static int Ping(ChannelEndpoint end, int count, int size)
    {
        size = Math.Clamp(size, Math.Max(8, end.MinMessageSize), end.MaxMessageSize);
        var times = new long[count];
        var wrong = 0;
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (!Send(end, size, i))
                return Failed($"the peer takes nothing ({end.Peer})");
            if (!end.WaitToReceive(s_patience) || !end.TryReceive(out var message))
                return Failed($"no answer to message {i} ({end.Peer})");
            times[i] = Stopwatch.GetTimestamp() - start;
            if (!IsAsSent(message, size, i))
                wrong++;
            end.Release();
        }
        Array.Sort(times);
        var statistics = end.Statistics;
        Console.WriteLine($"IVSHMEM DONE {count} messages of {size} bytes, {wrong} wrong, round trip p50 {Nanoseconds(times[count / 2])} ns p99 {Nanoseconds(times[(long)count * 99 / 100])} ns, " +
            $"{statistics.DoorbellsRung} rings, {statistics.DoorbellWaits} waits");
        return wrong == 0 ? 0 : 1;
    }

    public static int Echo(ChannelEndpoint end)
    {
        // However late the peer comes: its guest may boot slowly.
        while (end.WaitToReceive(Timeout.InfiniteTimeSpan))
        {
            if (!end.TryReceive(out var message))
                continue;
            while (!end.TrySend(message))
            {
                if (!end.WaitToSend(message.Length, s_patience))
                    return Failed($"the peer takes nothing ({end.Peer})");
            }
            end.Release();
        }
        Console.WriteLine($"IVSHMEM ECHOED {end.Statistics.ReceivedMessages} messages, {end.Statistics.DoorbellsRung} rings, {end.Statistics.DoorbellWaits} waits, peer {end.Peer}");
        return 0;
    }

    private static bool Send(ChannelEndpoint end, int size, int number)
    {
        // The peer's guest may still be booting: an absent peer isn't gone.
        if (!end.WaitToSend(size, s_patience) || !end.TryReserve(size, out var buffer))
            return false;
        BinaryPrimitives.WriteInt64LittleEndian(buffer, number);
        buffer[8..].Fill((byte)number);
        end.Commit(size);
        return true;
    }

    private static bool IsAsSent(ReadOnlySpan<byte> message, int size, int number) =>
        message.Length == size && BinaryPrimitives.ReadInt64LittleEndian(message) == number && message[8..].IndexOfAnyExcept((byte)number) < 0;

    private static long Nanoseconds(long ticks) => (long)(ticks * 1e9 / Stopwatch.Frequency);

    private static int Failed(string why)
    {
        Console.WriteLine($"IVSHMEM FAILED {why}");
        return 1;
    }
}
