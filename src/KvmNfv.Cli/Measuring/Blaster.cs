using System.Diagnostics;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Measuring;

/// <summary>As many messages as go through: one way, or there and back.</summary>
internal sealed class Blaster(MessageLink link, WaitPolicy wait, CancellationToken stop) : MeasuringSide(link, wait, stop)
{
    private const int ClockEvery = 64;

    private static readonly TimeSpan s_warm = TimeSpan.FromMilliseconds(300);

    private readonly byte[] _burst = new byte[MostBurst * link.Most];
    private readonly WaitPolicy _wait = wait;

    /// <summary>One way; the other side counts, and checks the numbers.</summary>
    public BlastPoint OneWay(int size, int burst, TimeSpan duration)
    {
        SendFor(size, burst, Shorter(duration));
        var (peer, own, start) = (Mark(), MessageHeader.ProcessorTime, Stopwatch.GetTimestamp());
        SendFor(size, burst, duration);
        var answer = Mark();
        var time = Stopwatch.GetElapsedTime(start);
        return Point(size, burst, answer.Received, answer.Wrong, time, new(Share(own, MessageHeader.ProcessorTime, time), Share(peer.Processor, answer.Processor, time)));
    }

    /// <summary>There and back; this side counts what came back.</summary>
    /// <param name="size">Bytes of a message.</param>
    /// <param name="burst">Messages of a burst.</param>
    /// <param name="window">The most messages under way.</param>
    /// <param name="duration">The time.</param>
    public BlastPoint Loop(int size, int burst, int window, TimeSpan duration)
    {
        LoopFor(size, burst, window, Shorter(duration), out _);
        var (peer, own, start) = (Mark(), MessageHeader.ProcessorTime, Stopwatch.GetTimestamp());
        var back = LoopFor(size, burst, window, duration, out var lost);
        var time = Stopwatch.GetElapsedTime(start);
        var used = MessageHeader.ProcessorTime;
        return Point(size, burst, back, lost, time, new(Share(own, used, time), Share(peer.Processor, Mark().Processor, time)));
    }

    private static TimeSpan Shorter(TimeSpan duration) => duration < s_warm ? duration : s_warm;

    private static BlastPoint Point(int size, int burst, long messages, long wrong, TimeSpan time, CpuShares cpu) =>
        new(size, burst, messages, wrong, time.TotalSeconds, Math.Round(messages / time.TotalSeconds), Math.Round(messages * 8.0 * size / time.TotalNanoseconds, 4), cpu);

    private void SendFor(int size, int burst, TimeSpan duration)
    {
        var (start, number) = (Stopwatch.GetTimestamp(), 0L);
        do
        {
            for (var i = 0; i < ClockEvery; i++)
                number += SendSome(size, burst, number, 0);
            if (Stopped || Link.PeerIsGone)
                throw Gone("is gone");
        }
        while (Stopwatch.GetElapsedTime(start) < duration);
    }

    private long LoopFor(int size, int burst, int window, TimeSpan duration, out long lost)
    {
        var (start, sent, back) = (Stopwatch.GetTimestamp(), 0L, 0L);
        do
        {
            for (var i = 0; i < ClockEvery; i++)
            {
                if (sent - back + burst <= window)
                    sent += SendSome(size, burst, sent, MessageHeader.Echo);
                if (TryReceive())
                    back += Received;
            }

            if (Stopped || Link.PeerIsGone)
                throw Gone("is gone");
        }
        while (Stopwatch.GetElapsedTime(start) < duration);
        while (back < sent && Receive(TimeSpan.FromSeconds(1)))
            back += Received;
        lost = sent - back;
        return back;
    }

    private int SendSome(int size, int burst, long number, long flag)
    {
        for (var i = 0; i < burst; i++)
            MessageHeader.Write(_burst.AsSpan(i * size), flag | (number + i));
        var sent = Link.Send(_burst, size, size, burst);
        if (sent == 0 && flag == 0 && _wait != WaitPolicy.Poll)
            Link.WaitToSend(size, TimeSpan.FromMilliseconds(10));
        return sent;
    }
}
