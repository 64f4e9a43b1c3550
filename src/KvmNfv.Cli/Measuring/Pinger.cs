using System.Diagnostics;
using HdrHistogram;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Measuring;

/// <summary>Round trips of single messages, one after the other.</summary>
internal sealed class Pinger(MessageLink link, WaitPolicy wait, CancellationToken stop) : MeasuringSide(link, wait, stop)
{
    // A minute, in nanoseconds: no peer is waited for longer.
    private const long Longest = 60_000_000_000;
    private const int Digits = 3;

    private static readonly double s_nanoseconds = 1e9 / Stopwatch.Frequency;

    private readonly LongHistogram _histogram = new(1, Longest, Digits);

    /// <summary>Measures.</summary>
    /// <param name="size">Bytes of a message.</param>
    /// <param name="count">The most round trips.</param>
    /// <param name="duration">The most time.</param>
    public (LatencySummary RoundTrip, CpuShares Cpu, TimeSpan Time) Run(int size, long count, TimeSpan duration)
    {
        var message = new byte[size];
        // The runtime compiles what it has seen often a second time, in the background.
        Loop(message, Math.Min(count / 10 + 100, 200_000), TimeSpan.FromMilliseconds(Math.Min(500, duration.TotalMilliseconds)));
        _histogram.Reset();
        var (peer, own, start) = (Mark(), MessageHeader.ProcessorTime, Stopwatch.GetTimestamp());
        Loop(message, count, duration);
        var time = Stopwatch.GetElapsedTime(start);
        var used = MessageHeader.ProcessorTime;
        return (LatencySummary.Of(_histogram), new(Share(own, used, time), Share(peer.Processor, Mark().Processor, time)), time);
    }

    private void Loop(byte[] message, long count, TimeSpan duration)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0L; i < count; i++)
        {
            var number = MessageHeader.Echo | i;
            MessageHeader.Write(message, number);
            var start = Stopwatch.GetTimestamp();
            if (!Send(message))
                throw Gone("takes nothing");
            if (!Receive(Patience, 1))
                throw Gone("does not answer");
            var end = Stopwatch.GetTimestamp();
            if (Message(0).Length != message.Length || MessageHeader.Number(Message(0)) != number)
                throw new CliException($"round trip {i} came back as something else: {Message(0).Length} bytes instead of {message.Length}, or an earlier one's number");
            // A TimeSpan has steps of 100 ns only.
            _histogram.RecordValue(Math.Clamp((long)((end - start) * s_nanoseconds), 1, Longest));
            if (Stopwatch.GetElapsedTime(begin, end) > duration)
                return;
        }
    }
}
