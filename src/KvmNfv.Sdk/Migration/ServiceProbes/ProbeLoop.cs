using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace KvmNfv.Sdk.Migration;

/// <summary>Asks on a thread of its own, at an even pace, and listens in between.</summary>
internal sealed class ProbeLoop(string target, TimeSpan interval, Func<IProbeWire> open)
{
    // A flood of answers must not keep it from asking.
    private const int MostAtOnce = 64;
    private static readonly TimeSpan s_least = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(50);

    public static TimeSpan Checked(TimeSpan value, [CallerMemberName] string name = "") => value >= s_least && value <= s_most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is 100 us to 10 s.");

    public Task<ServiceProbeReport> RunAsync(CancellationToken stop)
    {
        var done = new TaskCompletionSource<ServiceProbeReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(Run(stop));
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }) { IsBackground = true, Name = $"probe {target}" };
        thread.Start();
        return done.Task;
    }

    public ServiceProbeReport Run(CancellationToken stop)
    {
        using var wire = open();
        var (begun, start) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        var record = new ProbeRecord();
        var due = TimeSpan.Zero;
        var number = 0UL;
        while (!stop.IsCancellationRequested)
        {
            var now = Stopwatch.GetElapsedTime(start);
            if (now >= due)
            {
                record.Asked(++number, now);
                wire.Ask(number);
                // What was missed is not made up for: that would be a burst.
                due = due + interval > now ? due + interval : now + interval;
            }

            var wait = due - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                wire.Wait(wait < s_longestWait ? wait : s_longestWait);
            for (var i = 0; i < MostAtOnce && wire.Take(out var answered); i++)
                record.Answered(answered, Stopwatch.GetElapsedTime(start));
        }

        return record.Report(target, interval, begun, Stopwatch.GetElapsedTime(start));
    }
}
