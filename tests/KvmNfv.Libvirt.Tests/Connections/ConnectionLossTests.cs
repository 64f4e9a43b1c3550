using KvmNfv.Tests;
using static KvmNfv.Libvirt.ConnectionEventKind;

namespace KvmNfv.Libvirt.Tests.Connections;

/// <summary>A real daemon that crashes, stops answering and comes back.</summary>
public sealed class ConnectionLossTests : LeakCheckedFixture
{
    private LibvirtDaemon _daemon = null!;

    [OneTimeSetUp]
    public void StartDaemon() => _daemon = LibvirtDaemon.Start("loss");

    [OneTimeTearDown]
    public void EndDaemon() => _daemon?.Dispose();

    [SetUp]
    public void Revive() => _daemon.StartAgain();

    [Test]
    public async Task Crash_is_told_and_ends_the_event_streams_with_the_reason()
    {
        using var connection = LibvirtConnection.Open(_daemon.TestUri);
        using var domain = connection.LookupDomainByName("test");
        await using var lifetime = connection.ConnectionEvents.All();
        await using var events = connection.DomainEvents.All();
        domain.Suspend();
        Assert.That((await events.Next()).Kind, Is.EqualTo(DomainEventID.Lifecycle));
        _daemon.Crash();
        var lost = await lifetime.Next();
        Assert.Multiple(() =>
        {
            Assert.That(lost.Kind, Is.EqualTo(Lost));
            Assert.That(lost.Reason, Is.EqualTo(ConnectCloseReason.Eof).Or.EqualTo(ConnectCloseReason.Error));
        });
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Disconnected));
        var error = await Assert.ThrowsAsync<LibvirtConnectionLostException>(() => events.Next());
        Assert.That(error!.Message, Does.Contain("was lost").And.Contain(_daemon.TestUri));
        Assert.Throws<LibvirtConnectionLostException>(() => domain.GetInfo());
        Assert.Throws<LibvirtConnectionLostException>(() => connection.DomainEvents.Lifecycle());
        Assert.That(connection.IsAlive(), Is.False);
    }

    [Test]
    public async Task Daemon_killed_in_mid_call_fails_the_calls()
    {
        using var connection = LibvirtConnection.Open(_daemon.TestUri);
        using var domain = connection.LookupDomainByName("test");
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (true)
            {
                domain.GetInfo();
                begun.TrySetResult();
            }
        })).ToArray();
        await begun.Task.WaitAsync(Limits.Patience);
        _daemon.Crash();
        foreach (var caller in callers)
            await Assert.ThatAsync(() => caller.WaitAsync(Limits.Patience), Throws.InstanceOf<LibvirtConnectionLostException>());
    }

    [Test]
    public async Task Reconnect_carries_the_event_streams_over()
    {
        using var connection = LibvirtConnection.Open(new LibvirtConnectionOptions
        {
            Uri = _daemon.TestUri,
            Reconnect = new() { InitialDelay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromMilliseconds(400) },
        });
        await using var lifetime = connection.ConnectionEvents.All();
        await using var everything = connection.DomainEvents.All();
        using var before = connection.LookupDomainByName("test");
        await using var one = connection.DomainEvents.Lifecycle(before);
        _daemon.Crash();
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Lost));
        var first = await lifetime.Next();
        Assert.That((first.Kind, first.Attempt, first.Delay), Is.EqualTo((Reconnecting, 1, (TimeSpan?)TimeSpan.FromMilliseconds(100))));
        _daemon.StartAgain();
        ConnectionEvent next;
        while ((next = await lifetime.Next()).Kind == Reconnecting)
            Assert.That(next.Delay, Is.LessThanOrEqualTo(TimeSpan.FromMilliseconds(400)));
        Assert.That(next.Kind, Is.EqualTo(Reconnected));
        Assert.Throws<LibvirtConnectionLostException>(() => before.GetInfo());
        using var after = connection.LookupDomainByName("test");
        after.Suspend();
        Assert.That(await everything.Next(), Is.InstanceOf<DomainLifecycleEvent>());
        Assert.That((await one.Next()).Type, Is.EqualTo(DomainEventType.Suspended));
    }

    [Test]
    public async Task Reconnect_gives_up_after_the_last_attempt()
    {
        using var connection = LibvirtConnection.Open(new LibvirtConnectionOptions
        {
            Uri = _daemon.TestUri,
            Reconnect = new() { InitialDelay = TimeSpan.FromMilliseconds(1), MaxAttempts = 3 },
        });
        await using var lifetime = connection.ConnectionEvents.All();
        await using var events = connection.DomainEvents.Lifecycle();
        _daemon.Crash();
        var kinds = new List<ConnectionEventKind>();
        await foreach (var item in lifetime)
            kinds.Add(item.Kind);
        Assert.That(kinds, Is.EqualTo(new[] { Lost, Reconnecting, Reconnecting, Reconnecting, Disconnected }));
        await Assert.ThatAsync(() => events.Next(), Throws.InstanceOf<LibvirtConnectionLostException>());
    }

    [Test]
    public async Task Disposing_ends_the_reconnecting()
    {
        var connection = LibvirtConnection.Open(new LibvirtConnectionOptions
        {
            Uri = _daemon.TestUri,
            Reconnect = new() { InitialDelay = TimeSpan.FromHours(1), MaxDelay = TimeSpan.FromHours(1) },
        });
        await using var lifetime = connection.ConnectionEvents.All();
        await using var events = connection.DomainEvents.Lifecycle();
        _daemon.Crash();
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Lost));
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Reconnecting));
        connection.Dispose();
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Closed));
        await foreach (var _ in events)
            Assert.Fail("no event was expected");
    }

    [Test]
    public async Task Daemon_that_stops_answering_is_noticed_by_keepalive()
    {
        using var connection = LibvirtConnection.Open(new LibvirtConnectionOptions
        {
            Uri = _daemon.TestUri,
            KeepAliveInterval = TimeSpan.FromSeconds(1),
            KeepAliveCount = 1,
        });
        Assert.That(connection.SetKeepAlive(TimeSpan.FromSeconds(1), 1), Is.True);
        using var domain = connection.LookupDomainByName("test");
        await using var lifetime = connection.ConnectionEvents.All();
        _daemon.Pause();
        var call = Task.Run(() => domain.GetInfo());
        var lost = await lifetime.Next();
        Assert.That((lost.Kind, lost.Reason), Is.EqualTo((Lost, (ConnectCloseReason?)ConnectCloseReason.Keepalive)));
        await Assert.ThatAsync(() => call.WaitAsync(Limits.Patience), Throws.InstanceOf<LibvirtConnectionLostException>());
        _daemon.Resume();
    }

    [Test]
    public async Task Reconnect_attempt_that_hangs_is_abandoned()
    {
        using var connection = LibvirtConnection.Open(new LibvirtConnectionOptions
        {
            Uri = _daemon.TestUri,
            KeepAliveInterval = TimeSpan.FromSeconds(1),
            KeepAliveCount = 1,
            Reconnect = new() { InitialDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, AttemptTimeout = TimeSpan.FromMilliseconds(300) },
        });
        await using var lifetime = connection.ConnectionEvents.All();
        _daemon.Pause();
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Lost));
        ConnectionEvent next;
        while ((next = await lifetime.Next()).Error is not TimeoutException)
            Assert.That(next.Kind, Is.EqualTo(Reconnecting));
        _daemon.Resume();
        while ((next = await lifetime.Next()).Kind == Reconnecting)
            Assert.That(next.Attempt, Is.GreaterThan(1));
        Assert.That(next.Kind, Is.EqualTo(Reconnected));
    }

    [Test]
    public void Driver_in_this_process_cannot_probe()
    {
        using var connection = LibvirtConnection.Open("test:///default");
        Assert.That(connection.SetKeepAlive(TimeSpan.FromSeconds(5), 5), Is.False);
    }

    [Test]
    public async Task Disposing_tells_closed_also_those_who_ask_later()
    {
        var connection = LibvirtConnection.Open(_daemon.TestUri);
        var lifetime = connection.ConnectionEvents.All();
        connection.Dispose();
        Assert.That((await lifetime.Next()).Kind, Is.EqualTo(Closed));
        await using var late = connection.ConnectionEvents.All();
        Assert.That((await late.Next()).Kind, Is.EqualTo(Closed));
        Assert.That(late.IsEnded);
    }
}
