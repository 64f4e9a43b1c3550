namespace KvmNfv.Libvirt.Tests.Runtime;

public sealed class CallGateTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task No_more_calls_run_at_once_than_allowed_and_none_is_lost()
    {
        using var gate = new CallGate("test", 5);
        int running = 0, most = 0;
        var calls = Enumerable.Range(0, 200).Select(i => gate.Run(CallLane.Ordinary, () =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Thread.Yield();
            Interlocked.Decrement(ref running);
            return i;
        }, default));
        Assert.That(await Task.WhenAll(calls).WaitAsync(s_patience), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That(most, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task Job_control_runs_while_every_ordinary_thread_is_blocked()
    {
        using var gate = new CallGate("test", 5);
        using var release = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, 10).Select(_ => gate.Run(CallLane.Ordinary, release.Wait, default)).ToList();
        Assert.That(await gate.Run(CallLane.Control, () => 42, default).WaitAsync(s_patience), Is.EqualTo(42));
        release.Set();
        await Task.WhenAll(blocked).WaitAsync(s_patience);
    }

    [Test]
    public async Task Cancelling_stops_the_waiting_and_a_late_result_is_disposed()
    {
        using var gate = new CallGate("test", 2);
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        using var late = new Disposable();
        var call = gate.Run(CallLane.Ordinary, () =>
        {
            started.Set();
            release.Wait();
            return late;
        }, source.Token);
        Assert.That(started.Wait(s_patience));
        await source.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        release.Set();
        Assert.That(late.Disposed.Wait(s_patience));
    }

    [Test]
    public async Task Call_that_is_cancelled_before_its_turn_never_runs()
    {
        using var gate = new CallGate("test", 2);
        using var release = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        var first = gate.Run(CallLane.Ordinary, release.Wait, default);
        var ran = false;
        var second = gate.Run(CallLane.Ordinary, () => ran = true, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => second);
        release.Set();
        await first.WaitAsync(s_patience);
        await gate.Run(CallLane.Ordinary, () => { }, default).WaitAsync(s_patience);
        Assert.That(ran, Is.False);
    }

    [Test]
    public async Task Closing_fails_the_calls_that_wait_and_lets_the_running_one_finish()
    {
        var gate = new CallGate("test", 2);
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var running = gate.Run(CallLane.Ordinary, () =>
        {
            started.Set();
            release.Wait();
            return 1;
        }, default);
        Assert.That(started.Wait(s_patience));
        var waiting = gate.Run(CallLane.Ordinary, () => 2, default);
        gate.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gate.Run(CallLane.Ordinary, () => 3, default));
        release.Set();
        Assert.That(await running.WaitAsync(s_patience), Is.EqualTo(1));
    }

    [Test]
    public async Task Exceptions_of_the_call_reach_the_caller()
    {
        using var gate = new CallGate("test", 2);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => gate.Run(CallLane.Ordinary, () => throw new InvalidTimeZoneException(), default));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
            Interlocked.CompareExchange(ref target, value, seen);
    }

    private sealed class Disposable : IDisposable
    {
        public ManualResetEventSlim Disposed { get; } = new();

        public void Dispose() => Disposed.Set();
    }
}
