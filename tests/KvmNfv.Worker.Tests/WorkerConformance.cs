using System.Diagnostics;
using KvmNfv.Channels;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Worker.Tests;

/// <summary>A worker's whole life, with real processes, whichever way its program was compiled.</summary>
public abstract class WorkerConformance
{
    /// <summary>Under the JIT a thread allocates 32 bytes once in its life, over thousands of frames; ahead of time, nothing.</summary>
    internal const long OneObject = 64;

    private WorkerLab _lab = null!;

    [SetUp]
    public void SetUp() => _lab = new();

    [TearDown]
    public void TearDown() => _lab.Dispose();

    [Test]
    public async Task Frames_pass_and_its_threads_allocate_nothing()
    {
        await using var worker = await _lab.StartAsync();
        var (first, second) = _lab.Guests();
        using (first)
        using (second)
        {
            Guest.Exchange(first, second, 2000);
            Guest.Exchange(second, first, 2000);
            var statistics = await worker.ReadStatisticsAsync();
            TestContext.Out.WriteLine($"native: {worker.IsNative}, {statistics.Managed}, {string.Join(", ", statistics.Threads)}");
            Assert.That(statistics.Threads.Select(t => t.AllocatedBytes), worker.IsNative == true ? Is.All.Zero : Is.All.LessThan(OneObject));
            Assert.That(statistics.Managed.Collections, Is.Zero);
            Assert.That(statistics.Managed.Paused, Is.EqualTo(TimeSpan.Zero));
            Assert.That(statistics.Ports.Sum(p => p.Counters.SentFrames), Is.GreaterThanOrEqualTo(4000));
            Assert.That(statistics.LongestPollGap, Is.GreaterThan(TimeSpan.Zero));
            await worker.ReadStatisticsAsync(forgetGaps: true);
        }
    }

    [Test]
    public async Task Two_thousand_requests_make_no_collection()
    {
        await using var worker = await _lab.StartAsync();
        DataPlaneStatistics statistics = new();
        for (var i = 0; i < 2000; i++)
            statistics = await worker.ReadStatisticsAsync();
        Assert.That(statistics.Managed.Collections, Is.Zero, statistics.Managed.ToString());
    }

    [Test]
    public async Task Killed_worker_is_started_again_and_the_same_guests_go_on()
    {
        await using var worker = await _lab.StartAsync();
        await using var events = worker.Events().GetAsyncEnumerator();
        var (first, second) = _lab.Guests();
        using (first)
        using (second)
        {
            for (var kill = 0; kill < 3; kill++)
            {
                Guest.Exchange(first, second, 500);
                Guest.Exchange(second, first, 500);
                var before = worker.ProcessId!.Value;
                using (var process = Process.GetProcessById(before))
                    process.Kill();
                var exited = await WorkerLab.NextAsync(events, WorkerEventKind.Exited);
                Assert.That(exited.ProcessId, Is.EqualTo(before));
                Assert.That(exited.Message, Does.Contain("signal 9"));
                var running = await WorkerLab.NextAsync(events, WorkerEventKind.Running);
                Assert.That(running.ProcessId, Is.Not.EqualTo(before));
                first.Reconnect();
                second.Reconnect();
            }
            Guest.Exchange(first, second, 500);
            Guest.Exchange(second, first, 500);
        }
    }

    [Test]
    public async Task Ports_added_and_removed_stay_so_after_a_restart()
    {
        await using var worker = await _lab.StartAsync();
        await using var events = worker.Events().GetAsyncEnumerator();
        var third = _lab.NewPath();
        await worker.AddPortAsync("sw", new() { Name = "third", SocketPath = third, Mode = VhostUserSocketMode.Server, Vlan = VhostUserVlan.Trunk([10, 20], 5) });
        Assert.That(await worker.RemovePortAsync("sw", "first"), Is.True);
        Assert.That(await worker.RemovePortAsync("sw", "first"), Is.False);
        await Assert.ThrowsAsync<WorkerException>(() => worker.AddPortAsync("sw", new() { Name = "third", SocketPath = third }));
        await Assert.ThrowsAsync<WorkerException>(() => worker.AddPortAsync("no such switch", new() { Name = "fourth", SocketPath = third }));
        using (var process = Process.GetProcessById(worker.ProcessId!.Value))
            process.Kill();
        await WorkerLab.NextAsync(events, WorkerEventKind.Running);
        var statistics = await worker.ReadStatisticsAsync();
        Assert.That(statistics.Ports.Select(p => p.Port), Is.EqualTo(new[] { "second", "third" }));
        Assert.That(File.Exists(third), Is.True);
    }

    [Test]
    public async Task Stopped_worker_leaves_nothing_behind_and_starts_again()
    {
        await using var worker = await _lab.StartAsync();
        var first = worker.ProcessId;
        await worker.StopAsync();
        Assert.That((worker.State, worker.ProcessId), Is.EqualTo((WorkerState.Stopped, (int?)null)));
        Assert.That(File.Exists(_lab.First) || Directory.GetFiles(_lab.Control).Length > 0, Is.False);
        await Assert.ThrowsAsync<WorkerException>(() => worker.ReadStatisticsAsync());
        await worker.StartAsync();
        Assert.That(worker.ProcessId, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Worker_that_stands_still_is_killed_and_started_again()
    {
        await using var worker = await _lab.StartAsync(o => (o.HealthPeriod, o.AnswerTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)));
        await using var events = worker.Events().GetAsyncEnumerator();
        Signals.Send(worker.ProcessId!.Value, Signals.Stop);
        await WorkerLab.NextAsync(events, WorkerEventKind.Unresponsive);
        await WorkerLab.NextAsync(events, WorkerEventKind.Running);
        Assert.That((await worker.ReadStatisticsAsync()).Ports, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Too_many_restarts_are_the_end()
    {
        await using var worker = await _lab.StartAsync(o => o.Restart = new() { MostInARow = 0 });
        await using var events = worker.Events().GetAsyncEnumerator();
        Signals.Send(worker.ProcessId!.Value, Signals.Kill);
        await WorkerLab.NextAsync(events, WorkerEventKind.Failed);
        Assert.That(worker.State, Is.EqualTo(WorkerState.Failed));
        await Assert.ThrowsAsync<WorkerException>(() => worker.ReadStatisticsAsync());
        await worker.StartAsync();
        Assert.That(worker.State, Is.EqualTo(WorkerState.Running));
    }

    [Test]
    public async Task Independent_worker_goes_on_and_is_taken_over_with_its_traffic()
    {
        var worker = await _lab.StartAsync(o => o.Lifetime = WorkerLifetime.Independent);
        var id = worker.ProcessId;
        var (first, second) = _lab.Guests();
        using (first)
        using (second)
        {
            Guest.Exchange(first, second, 100);
            await worker.DisposeAsync();
            Guest.Exchange(second, first, 100);
            await using var next = await _lab.StartAsync(o => o.Lifetime = WorkerLifetime.Independent);
            Assert.That(next.ProcessId, Is.EqualTo(id));
            await using var events = next.Events().GetAsyncEnumerator();
            Guest.Exchange(first, second, 100);
            Signals.Send(id!.Value, Signals.Kill);
            await WorkerLab.NextAsync(events, WorkerEventKind.Running);
            first.Reconnect();
            second.Reconnect();
            Guest.Exchange(first, second, 100);
            await next.StopAsync();
        }
    }

    [Test]
    public async Task Independent_worker_with_another_configuration_is_replaced()
    {
        var worker = await _lab.StartAsync(o => o.Lifetime = WorkerLifetime.Independent);
        var id = worker.ProcessId;
        await worker.DisposeAsync();
        await using var next = await _lab.StartAsync(o => (o.Lifetime, o.Configuration) = (WorkerLifetime.Independent, new() { Switches = [new() { Name = "other" }] }));
        Assert.That(next.ProcessId, Is.Not.EqualTo(id));
        await next.StopAsync();
    }

    [Test]
    public async Task Refused_configuration_says_why_and_leaves_no_process()
    {
        var options = _lab.Options;
        options.Configuration = new() { Switches = [new() { Name = "sw", Options = new() { Cpus = [8000] } }] };
        var worker = new DataPlaneWorker(options);
        var refusal = await Assert.ThrowsAsync<WorkerException>(() => worker.StartAsync());
        Assert.That(refusal!.Message, Does.Contain("CPU 8000"));
        Assert.That(worker.State, Is.EqualTo(WorkerState.Stopped));
        Assert.That(Directory.GetFiles(_lab.Control), Is.Empty);
    }

    [Test]
    public async Task Missing_program_says_where_it_should_be()
    {
        var options = _lab.Options;
        options.ProgramPath = "/nowhere/kvmnfv-worker";
        Assert.That((await Assert.ThrowsAsync<WorkerException>(() => new DataPlaneWorker(options).StartAsync()))!.Message, Does.Contain("/nowhere/kvmnfv-worker"));
    }
}
